package io.hivecache.bench.plan;

import io.hivecache.bench.process.Metric;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Measures how long the smallest program with a cache takes, as a user who starts it sees it. */
record StartWork() implements Work {
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public List<Integer> threads() {
        return List.of(1);
    }

    @Override
    public Map<Integer, Map<Metric, Double>> measure(Jvm jvm, List<Integer> threads, Effort effort)
            throws IOException, InterruptedException {
        double[] nanos = new double[effort.starts()];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = jvm.coldStart();
        }
        return Map.of(1, Map.of(Metric.START, Median.of(nanos) / NANOS_PER_MILLI));
    }
}
