package io.hivecache.bench.report;

import io.hivecache.bench.plan.Effort;
import io.hivecache.bench.plan.ProviderModule;
import io.hivecache.bench.process.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that was found out, in Markdown and as charts. */
public final class Report {
    private static final String BEGIN = "<!-- results: written by bench/run -->\n";
    private static final String END = "<!-- end of results -->\n";
    private static final double CLEARLY = 1.5;

    private final List<ProviderModule> providers;
    private final Medians medians;
    private final String markdown;

    /**
     * Writes the text.
     *
     * @param providers the columns
     * @param medians the figures
     * @param effort how they were come by
     */
    public Report(List<ProviderModule> providers, Medians medians, Effort effort) throws IOException {
        this.providers = providers;
        this.medians = medians;
        this.markdown = circumstances(effort)
                + summary()
                + Arrays.stream(Metric.values())
                        .map(metric -> new MetricTable(metric, providers, medians).markdown())
                        .collect(Collectors.joining());
    }

    private String circumstances(Effort effort) throws IOException {
        String versions = providers.stream()
                .map(provider -> provider.artifact() + " " + provider.version())
                .collect(Collectors.joining(", "));
        return """
                Measured on %s: %s.
                Versions: %s.
                Medians over the rounds (%d); a benchmark has %d × %d ms to warm up and is measured for %d × %d ms.
                """.formatted(
                        LocalDate.now(),
                        Machine.description(),
                        versions,
                        effort.rounds(),
                        effort.warmups(),
                        effort.millis(),
                        effort.iterations(),
                        effort.millis());
    }

    private String summary() {
        List<Double> ratios = medians.rows(Metric.CPU).stream()
                .map(row -> medians.ratio(Metric.CPU, row))
                .flatMap(Optional::stream)
                .toList();
        return """

                The ratio says how many times better Hivecache is than the best of the others. In CPU time it is at least 1 in
                %d of %d rows, at least 1.5 in %d.
                """.formatted(
                        ratios.stream().filter(ratio -> ratio >= 1).count(),
                        ratios.size(),
                        ratios.stream().filter(ratio -> ratio >= CLEARLY).count());
    }

    /** Returns the text. */
    public String markdown() {
        return markdown;
    }

    /** Writes {@code results.md} and, for each number of threads, {@code cpu-N.svg} into a directory. */
    public void write(Path directory) throws IOException {
        Files.writeString(directory.resolve("results.md"), "# Results\n\n" + markdown);
        List<Row> rows = medians.rows(Metric.CPU);
        for (int threads : rows.stream().map(Row::threads).distinct().toList()) {
            List<Row> chosen =
                    rows.stream().filter(row -> row.threads() == threads).toList();
            Files.writeString(directory.resolve("cpu-" + threads + ".svg"), new Chart(providers, medians).svg(chosen));
        }
    }

    /**
     * Puts the text between the two marks in a file.
     *
     * @throws IllegalStateException if the marks are not there
     */
    public void insertInto(Path file) throws IOException {
        String old = Files.readString(file);
        int begin = old.indexOf(BEGIN);
        int end = old.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(file + " must have the lines " + BEGIN + " and " + END);
        }
        Files.writeString(file, old.substring(0, begin) + BEGIN + "\n" + markdown + "\n" + old.substring(end));
    }
}
