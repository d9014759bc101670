package io.hivecache.bench.jmh;

import io.hivecache.bench.cache.Candidate;
import io.hivecache.bench.cache.Requirements;
import io.hivecache.bench.load.ValueKind;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reading and writing of entries that are stored by value. */
@State(Scope.Benchmark)
public class ValueBenchmark {
    private static final int VALUES = 1024;

    @Param("POJO")
    public ValueKind kind;

    @Param("100000")
    public int entries;

    @Param("131072")
    public int draws;

    private Candidate candidate;
    private Cache<Integer, Object> cache;
    private Object[] values;

    @Setup
    public void fill() {
        candidate = Candidate.open();
        cache = candidate.unbounded("benchmark", Candidate.configuration(kind.type(), true));
        if (kind == ValueKind.POJO) {
            Requirements.byValue(cache);
        }
        Requirements.fill(cache, entries, kind::value);
        values = IntStream.range(0, VALUES).mapToObj(kind::value).toArray();
    }

    @TearDown
    public void close() {
        Requirements.allResident(cache, entries);
        candidate.close();
    }

    @Benchmark
    public Object get(Client client) {
        return cache.get(client.key());
    }

    @Benchmark
    public void put(Client client) {
        cache.put(client.key(), client.choose(values));
    }
}
