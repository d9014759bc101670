package io.hivecache.bench.jmh;

import io.hivecache.bench.cache.Candidate;
import io.hivecache.bench.cache.Requirements;
import java.util.Map;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.processor.EntryProcessor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The operations on entries that are resident, eternal and stored by reference. */
@State(Scope.Benchmark)
public class ReferenceBenchmark {
    /** What every entry holds at first, each as an object of its own, so that comparing is by equals. */
    static final int CONTENT = 1_000_000;

    private static final int VALUES = 1024;
    private static final EntryProcessor<Integer, Integer, Void> INCREMENT = (entry, arguments) -> {
        entry.setValue(entry.getValue() + 1);
        return null;
    };

    @Param("100000")
    public int entries;

    @Param("131072")
    public int draws;

    private Candidate candidate;
    private Cache<Integer, Integer> cache;
    private final Integer[] values =
            IntStream.range(0, VALUES).mapToObj(i -> CONTENT + i).toArray(Integer[]::new);
    private final Integer same = values[0];

    @Setup
    public void fill() {
        candidate = Candidate.open();
        cache = candidate.unbounded("benchmark", Candidate.configuration(Integer.class, false));
        Requirements.byReference(cache, same);
        Requirements.fill(cache, entries, key -> CONTENT);
    }

    @TearDown
    public void close() {
        Requirements.allResident(cache, entries);
        candidate.close();
    }

    @Benchmark
    public Integer get(Client client) {
        return cache.get(client.key());
    }

    @Benchmark
    public void put(Client client) {
        cache.put(client.key(), client.choose(values));
    }

    @Benchmark
    public Integer mix(Client client) {
        Integer key = client.key();
        if (client.writes()) {
            cache.put(key, client.choose(values));
            return key;
        }
        return cache.get(key);
    }

    @Benchmark
    public void putIfAbsent(Client client) {
        Requirements.outcome(!cache.putIfAbsent(client.key(), same), cache);
    }

    @Benchmark
    public void replace(Client client) {
        Requirements.outcome(cache.replace(client.key(), client.choose(values)), cache);
    }

    @Benchmark
    public void replaceEqual(Client client) {
        Requirements.outcome(cache.replace(client.key(), same, same), cache);
    }

    @Benchmark
    public void invoke(Client client) {
        cache.invoke(client.key(), INCREMENT);
    }

    @Benchmark
    public Map<Integer, Integer> getAll(Client client, Batches batches) {
        Map<Integer, Integer> found = cache.getAll(batches.keys(client.turn()));
        Requirements.outcome(found.size() == Batches.SIZE, cache);
        return found;
    }

    @Benchmark
    public void putAll(Client client, Batches batches) {
        cache.putAll(batches.entries(client.turn()));
    }
}
