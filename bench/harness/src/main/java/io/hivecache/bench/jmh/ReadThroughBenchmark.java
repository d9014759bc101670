package io.hivecache.bench.jmh;

import io.hivecache.bench.cache.Candidate;
import io.hivecache.bench.cache.Requirements;
import java.util.HashMap;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reading, through the cache, of what the loader does not know either. */
@State(Scope.Benchmark)
public class ReadThroughBenchmark {
    @Param("100000")
    public int entries;

    @Param("131072")
    public int draws;

    private Candidate candidate;
    private Cache<Integer, Integer> cache;

    @Setup
    public void open() {
        candidate = Candidate.open();
        MutableConfiguration<Integer, Integer> configuration = Candidate.configuration(Integer.class, false);
        configuration.setReadThrough(true).setCacheLoaderFactory(Nothing::new);
        cache = candidate.unbounded("benchmark", configuration);
    }

    @TearDown
    public void close() {
        candidate.close();
    }

    @Benchmark
    public void miss(Client client) {
        Requirements.outcome(cache.get(client.key()) == null, cache);
    }

    /** A loader that has nothing. */
    static final class Nothing implements CacheLoader<Integer, Integer> {
        @Override
        public Integer load(Integer key) {
            return null;
        }

        @Override
        public Map<Integer, Integer> loadAll(Iterable<? extends Integer> keys) {
            return new HashMap<>();
        }
    }
}
