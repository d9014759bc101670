package io.hivecache.bench.cache;

import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;

/**
 * How a provider is told what JCache has no words for.
 *
 * <p>Each provider's module has one, found by ServiceLoader; everything else in the benchmarks is {@code javax.cache}.
 */
public interface Dialect {
    /**
     * Configures a cache that keeps everything it is given.
     *
     * @param configuration what is asked for in JCache's words
     */
    default <K, V> Configuration<K, V> unbounded(MutableConfiguration<K, V> configuration) {
        return configuration;
    }

    /**
     * Configures a cache that is bounded by entries and evicts.
     *
     * @param configuration what is asked for in JCache's words
     * @param entries how many entries the cache may hold
     * @throws UnsupportedOperationException if the provider cannot
     */
    <K, V> Configuration<K, V> bounded(MutableConfiguration<K, V> configuration, long entries);
}
