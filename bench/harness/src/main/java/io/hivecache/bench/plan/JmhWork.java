package io.hivecache.bench.plan;

import io.hivecache.bench.process.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A benchmark that JMH runs.
 *
 * @param benchmark its name, {@code Class.method}
 * @param parameters its parameters, {@code name=value}
 * @param threads with how many threads, once with each number
 * @param heap gigabytes of heap, fixed, so that no provider gains by growing it
 */
record JmhWork(String benchmark, List<String> parameters, List<Integer> threads, int heap) implements Work {
    private static final int HEAP = 2;
    private static final int LARGE_HEAP = 8;

    static JmhWork jmh(String benchmark, String... parameters) {
        return new JmhWork(benchmark, List.of(parameters), List.of(1, 2), HEAP);
    }

    /** Returns the same for one thread only. */
    JmhWork alone() {
        return new JmhWork(benchmark, parameters, List.of(1), heap);
    }

    /** Returns the same for millions of entries and one thread only. */
    JmhWork large() {
        return new JmhWork(benchmark, parameters, List.of(1), LARGE_HEAP);
    }

    @Override
    public Map<Integer, Map<Metric, Double>> measure(Jvm jvm, List<Integer> threads, Effort effort)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.add(Integer.toString(effort.warmups()));
        arguments.add(Integer.toString(effort.iterations()));
        arguments.add(Integer.toString(effort.millis()));
        arguments.addAll(parameters);
        return jvm.benchmark(heap, benchmark, threads, arguments);
    }
}
