package io.hivecache.bench.plan;

import io.hivecache.bench.process.Metric;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** One of the two parts of the benchmarks, each with candidates, rows and a report of its own. */
public enum Suite {
    /** Caches in the JVM that uses them. */
    EMBEDDED("providers", "", "", Metric.CPU, List.of(new Comparison("the best of the others", Set.of()))),
    /** Caches on servers. */
    REMOTE(
            "remote",
            "remote",
            " --remote",
            Metric.CLIENT_CPU,
            List.of(
                    new Comparison("bare Lettuce", Set.of("lettuce")),
                    new Comparison("the better Redisson", Set.of("redisson", "redisson-java"))));

    private final String candidates;
    private final String results;
    private final String option;
    private final Metric lead;
    private final List<Comparison> comparisons;

    Suite(String candidates, String results, String option, Metric lead, List<Comparison> comparisons) {
        this.candidates = candidates;
        this.results = results;
        this.option = option;
        this.lead = lead;
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

    /** Returns the metric that the summary and the charts are about. */
    public Metric lead() {
        return lead;
    }

    /** Returns what Hivecache is compared with. */
    public List<Comparison> comparisons() {
        return comparisons;
    }
}
