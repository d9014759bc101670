package io.hivecache.bench.jmh;

import io.hivecache.bench.cache.Candidate;
import io.hivecache.bench.cache.Requirements;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reading of entries, stored by reference, of a cache with a feature that concerns each hit. */
@State(Scope.Benchmark)
public class FeatureBenchmark {
    @Param("STATISTICS")
    public Feature feature;

    @Param("100000")
    public int entries;

    @Param("131072")
    public int draws;

    private Candidate candidate;
    private Cache<Integer, Integer> cache;

    @Setup
    public void fill() {
        candidate = Candidate.open();
        MutableConfiguration<Integer, Integer> configuration = Candidate.configuration(Integer.class, false);
        feature.enable(configuration);
        cache = candidate.unbounded("benchmark", configuration);
        Requirements.fill(cache, entries, key -> ReferenceBenchmark.CONTENT);
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
}
