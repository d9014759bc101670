package io.hivecache.bench.plan;

import io.hivecache.bench.process.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All measurements so far, kept in a file of tab-separated lines as soon as they are taken. */
public final class Journal {
    private final Path file;
    private final List<Measurement> measurements = new ArrayList<>();

    private Journal(Path file) {
        this.file = file;
    }

    /** Starts a journal, over an old one if there is one. */
    public static Journal create(Path file) throws IOException {
        Files.writeString(file, "");
        return new Journal(file);
    }

    /** Opens a journal to go on with it; one that does not exist is empty. */
    public static Journal resume(Path file) throws IOException {
        Journal journal = new Journal(file);
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(line -> journal.measurements.add(Measurement.parse(line)));
        }
        return journal;
    }

    /** Returns whether a run is in the journal. */
    public boolean contains(Run run) {
        return measurements.stream().anyMatch(measurement -> measurement.isOf(run));
    }

    /** Adds the figures of a run, for each number of threads. */
    public void add(Run run, Map<Integer, Map<Metric, Double>> all) throws IOException {
        StringBuilder lines = new StringBuilder();
        all.forEach((threads, figures) -> figures.forEach((metric, value) -> {
            Measurement measurement = new Measurement(
                    run.round(), run.scenario(), threads, run.provider().id(), metric, value);
            measurements.add(measurement);
            lines.append(measurement.line()).append('\n');
        }));
        Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Returns all measurements. */
    public List<Measurement> measurements() {
        return List.copyOf(measurements);
    }
}
