package io.hivecache.bench.jmh;

import io.hivecache.bench.cache.Candidate;
import io.hivecache.bench.cache.Requirements;
import javax.cache.Cache;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A cache for a tenth of the keys, used as an application uses it: what is not found is put. */
@State(Scope.Benchmark)
public class BoundedBenchmark {
    private static final Integer VALUE = ReferenceBenchmark.CONTENT;

    @Param("100000")
    public int entries;

    @Param("10000")
    public int bound;

    @Param("1048576")
    public int draws;

    private Candidate candidate;
    private Cache<Integer, Integer> cache;

    @Setup
    public void open() {
        candidate = Candidate.open();
        cache = candidate.bounded("benchmark", Candidate.configuration(Integer.class, false), bound);
    }

    @TearDown
    public void close() throws InterruptedException {
        Requirements.bounded(cache, bound);
        candidate.close();
    }

    @Benchmark
    public Integer getOrPut(Client client) {
        Integer key = client.key();
        Integer found = cache.get(key);
        if (found == null) {
            client.miss();
            cache.put(key, VALUE);
        }
        return found;
    }
}
