package io.hivecache.bench.report;

import io.hivecache.bench.plan.Comparison;
import io.hivecache.bench.plan.Effort;
import io.hivecache.bench.plan.ProviderModule;
import io.hivecache.bench.plan.Suite;
import io.hivecache.bench.process.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that was found out, in Markdown and as charts. */
public final class Report {
    private static final String BEGIN = "<!-- results: written by %s -->\n";
    private static final String END = "<!-- end of results -->\n";
    private static final double CLEARLY = 1.5;

    private final Suite suite;
    private final List<ProviderModule> providers;
    private final Medians medians;
    private final String markdown;

    /**
     * Writes the text.
     *
     * @param suite what was measured
     * @param providers the columns
     * @param medians the figures
     * @param effort how they were come by
     */
    public Report(Suite suite, List<ProviderModule> providers, Medians medians, Effort effort) throws IOException {
        this.suite = suite;
        this.providers = providers;
        this.medians = medians;
        this.markdown = circumstances(effort)
                + summary()
                + suite.metrics().stream()
                        .map(metric -> new MetricTable(metric, suite.comparisons(), providers, medians).markdown())
                        .collect(Collectors.joining());
    }

    private String circumstances(Effort effort) throws IOException {
        String versions = providers.stream()
                .map(provider -> provider.artifact() + " " + provider.version())
                .collect(Collectors.joining(", "));
        return """
                Measured by `%s%s` on %s: %s.
                Versions: %s.
                Medians over the rounds (%d); a benchmark has %d × %d ms to warm up and is measured for %d × %d ms.
                """.formatted(
                        suite.command(),
                        effort.option(),
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
        return "\nA ratio says how many times better Hivecache is.\n"
                + suite.summary().stream()
                        .flatMap(metric -> suite.comparisons().stream().map(comparison -> summary(metric, comparison)))
                        .collect(Collectors.joining("\n"));
    }

    private String summary(Metric metric, Comparison comparison) {
        List<Double> ratios = medians.rows(metric).stream()
                .map(row -> medians.ratio(metric, row, comparison))
                .flatMap(Optional::stream)
                .toList();
        return """
                In %s, compared with %s, it is at least 1 in %d of %d rows, at least 1.5 in %d.
                """.formatted(
                        metric.title(),
                        comparison.title(),
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
        List<Row> rows = medians.rows(suite.lead());
        for (int threads : rows.stream().map(Row::threads).distinct().toList()) {
            List<Row> chosen =
                    rows.stream().filter(row -> row.threads() == threads).toList();
            Files.writeString(
                    directory.resolve("cpu-" + threads + ".svg"), new Chart(suite, providers, medians).svg(chosen));
        }
    }

    /**
     * Puts the text between the two marks in a file.
     *
     * @throws IllegalStateException if the marks are not there
     */
    public void insertInto(Path file) throws IOException {
        String old = Files.readString(file);
        String mark = BEGIN.formatted(suite.command());
        int begin = old.indexOf(mark);
        int end = old.indexOf(END, Math.max(0, begin));
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(file + " must have the lines " + mark + " and " + END);
        }
        Files.writeString(file, old.substring(0, begin) + mark + "\n" + markdown + "\n" + old.substring(end));
    }
}
