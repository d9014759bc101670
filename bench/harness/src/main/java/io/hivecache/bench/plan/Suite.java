package io.hivecache.bench.plan;

import io.hivecache.bench.process.Metric;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** One of the two parts of the benchmarks, each with candidates, rows and a report of its own. */
public enum Suite {
    /** Caches in the JVM that uses them. */
    EMBEDDED(
            "providers",
            "",
            "",
            List.of(Metric.CPU),
            Metric.all(),
            List.of(new Comparison("the best of the others", Set.of()))),
    /** Caches on servers. */
    REMOTE(
            "remote",
            "remote",
            " --remote",
            List.of(Metric.RATE, Metric.CLIENT_CPU),
            List.of(
                    Metric.RATE,
                    Metric.CLIENT_CPU,
                    Metric.SERVER_CPU,
                    Metric.COMMANDS,
                    Metric.TRAFFIC,
                    Metric.SERVER_MEMORY),
            List.of(
                    new Comparison("bare Lettuce", Set.of("lettuce")),
                    new Comparison("the better Redisson", Set.of("redisson", "redisson-java"))));

    private final String candidates;
    private final String results;
    private final String option;
    private final List<Metric> summary;
    private final List<Metric> metrics;
    private final List<Comparison> comparisons;

    Suite(
            String candidates,
            String results,
            String option,
            List<Metric> summary,
            List<Metric> metrics,
            List<Comparison> comparisons) {
        this.candidates = candidates;
        this.results = results;
        this.option = option;
        this.summary = summary;
        this.metrics = metrics;
        this.comparisons = comparisons;
    }

    /** Returns the directory of the candidates' modules. */
    public Path candidates() {
        return Path.of(candidates);
    }

    /** Returns the place of the results in a directory. */
    public Path resultsIn(Path directory) {
        return directory.resolve(results);
    }

    /** Returns the command that measures it. */
    public String command() {
        return "bench/run" + option;
    }

    /** Returns the metric that the charts are about. */
    public Metric lead() {
        return summary.get(summary.size() - 1);
    }

    /** Returns the metrics that the summary is about. */
    public List<Metric> summary() {
        return summary;
    }

    /** Returns the metrics that the report has tables of. */
    public List<Metric> metrics() {
        return metrics;
    }

    /** Returns what Hivecache is compared with. */
    public List<Comparison> comparisons() {
        return comparisons;
    }
}
