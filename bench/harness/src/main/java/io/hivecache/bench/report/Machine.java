package io.hivecache.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the figures were measured on. */
final class Machine {
    private Machine() {}

    /** Describes this machine and its JVM in one line. */
    static String description() throws IOException {
        return "%d × %s, %s of memory, %s %s, %s %s, G1"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        line(Path.of("/proc/cpuinfo"), "model name", "CPU of unknown model"),
                        gigabytes(line(Path.of("/proc/meminfo"), "MemTotal", "an unknown size")),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"));
    }

    private static String gigabytes(String size) {
        return size.endsWith(" kB") ? Math.round(Long.parseLong(size.replace(" kB", "")) / 1048576.0) + " GB" : size;
    }

    private static String line(Path file, String start, String otherwise) throws IOException {
        if (!Files.exists(file)) {
            return otherwise;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(start))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        }
    }
}
