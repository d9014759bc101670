package io.hivecache.bench.plan;

import io.hivecache.bench.process.Metric;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Measures the heap that entries take.
 *
 * @param entries how many
 */
record HeapWork(int entries) implements Work {
    private static final int HEAP = 2;

    @Override
    public List<Integer> threads() {
        return List.of(1);
    }

    @Override
    public Map<Integer, Map<Metric, Double>> measure(Jvm jvm, List<Integer> threads, Effort effort)
            throws IOException, InterruptedException {
        return Map.of(1, jvm.figures(HEAP, "HeapPerEntry", List.of(Integer.toString(entries))));
    }
}
