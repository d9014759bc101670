package io.hivecache.bench.jmh;

import io.hivecache.bench.load.Keys;
import io.hivecache.bench.load.Zipf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.ThreadParams;

/** Arguments of one thread's bulk operations: 100 different keys each, drawn by Zipf's law. */
@State(Scope.Thread)
public class Batches {
    static final int SIZE = 100;
    private static final int BATCHES = 256;

    private final List<Map<Integer, Integer>> batches = new ArrayList<>(BATCHES);

    /** Draws the keys. */
    @Setup
    public void draw(BenchmarkParams benchmark, ThreadParams thread) {
        Zipf zipf = new Zipf(Integer.parseInt(benchmark.getParam("entries")), thread.getThreadIndex());
        for (int i = 0; i < BATCHES; i++) {
            Map<Integer, Integer> batch = new HashMap<>();
            Keys.different(zipf, SIZE).forEach(key -> batch.put(key, ReferenceBenchmark.CONTENT));
            batches.add(batch);
        }
    }

    Map<Integer, Integer> entries(int turn) {
        return batches.get(turn & (BATCHES - 1));
    }

    Set<Integer> keys(int turn) {
        return entries(turn).keySet();
    }
}
