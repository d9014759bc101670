package io.hivecache.bench.plan;

import io.hivecache.bench.process.Metric;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** How a scenario is measured. */
public interface Work {
    /** Returns with how many threads, once with each number. */
    List<Integer> threads();

    /**
     * Measures a provider once with each number of threads, all in one process where that is possible.
     *
     * @param jvm starts the provider's processes
     * @param threads how many threads use the cache, one number after the other
     * @param effort how long to measure
     * @return for each number of threads a figure for each metric that the work knows
     * @throws IllegalStateException if a process fails, which it does too if a requirement is not met
     * @throws IOException if a process cannot be started or its figures cannot be read
     */
    Map<Integer, Map<Metric, Double>> measure(Jvm jvm, List<Integer> threads, Effort effort)
            throws IOException, InterruptedException;
}
