package io.hivecache.examples.hibernate;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A node in another JVM, whose database is empty: whatever it finds comes out of the hive. */
final class OtherJvm {
    private static final String SEPARATOR = "\t";

    private OtherJvm() {}

    /** Reads everything and prints what it found. */
    public static void main(String[] arguments) {
        try (Node node = Node.open("empty")) {
            for (Reading reading : Reading.values()) {
                Result result = node.read(reading);
                Counts counts = result.counts();
                System.out.println(String.join(
                        SEPARATOR,
                        reading.name(),
                        result.text(),
                        Long.toString(counts.statements()),
                        Long.toString(counts.hits()),
                        Long.toString(counts.misses())));
            }
        }
    }

    /** Starts the JVM, on the hive at this address, and answers what it found. */
    static Map<Reading, Result> run(String hive) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dhivecache.hive=" + hive,
                        "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherJvm.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<Reading, Result> results = new EnumMap<>(Reading.class);
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(line -> add(line, results));
        } finally {
            process.destroy();
        }
        if (process.waitFor() != 0) {
            throw new IOException("the other JVM failed");
        }
        return results;
    }

    private static void add(String line, Map<Reading, Result> results) {
        String[] fields = line.split(SEPARATOR);
        results.put(
                Reading.valueOf(fields[0]),
                new Result(
                        fields[1],
                        new Counts(Long.parseLong(fields[2]), Long.parseLong(fields[3]), Long.parseLong(fields[4]))));
    }
}
