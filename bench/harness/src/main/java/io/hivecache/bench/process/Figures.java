package io.hivecache.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What one process measured, as it is handed to the driver: a file of lines {@code METRIC=number}. */
public final class Figures {
    private Figures() {}

    /** Returns the file for the figures with a number of threads. */
    public static Path file(Path directory, int threads) {
        return directory.resolve("figures-" + threads);
    }

    /** Writes the figures. */
    public static void write(Path file, Map<Metric, Double> figures) throws IOException {
        Files.writeString(
                file,
                figures.entrySet().stream()
                        .map(figure -> figure.getKey() + "=" + figure.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    /** Reads the figures. */
    public static Map<Metric, Double> read(Path file) throws IOException {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("=", 2);
            figures.put(Metric.valueOf(parts[0]), Double.valueOf(parts[1]));
        }
        return figures;
    }
}
