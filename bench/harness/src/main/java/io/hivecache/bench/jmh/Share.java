package io.hivecache.bench.jmh;

import io.hivecache.bench.load.Keys;
import io.hivecache.bench.load.Zipf;
import io.hivecache.bench.remote.Texts;
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

/** What one thread of a remote benchmark uses: batches of 100 different keys with texts, and a key of its own. */
@State(Scope.Thread)
public class Share {
    static final int SIZE = 100;
    private static final int BATCHES = 16;

    private final List<Map<Integer, String>> batches = new ArrayList<>(BATCHES);
    private Integer ownKey;

    /** Draws the keys. */
    @Setup
    public void draw(BenchmarkParams benchmark, ThreadParams thread) {
        int all = Integer.parseInt(benchmark.getParam("entries"));
        Zipf zipf = new Zipf(all, thread.getThreadIndex());
        for (int i = 0; i < BATCHES; i++) {
            Map<Integer, String> batch = new HashMap<>();
            Keys.different(zipf, SIZE).forEach(key -> batch.put(key, Texts.of(key)));
            batches.add(batch);
        }
        ownKey = all + thread.getThreadIndex();
    }

    Map<Integer, String> entries(int turn) {
        return batches.get(turn & (BATCHES - 1));
    }

    Set<Integer> keys(int turn) {
        return entries(turn).keySet();
    }

    /** Returns a key that only this thread uses, and that is absent at first. */
    Integer ownKey() {
        return ownKey;
    }
}
