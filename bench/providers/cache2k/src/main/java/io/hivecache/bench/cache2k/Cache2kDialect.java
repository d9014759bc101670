package io.hivecache.bench.cache2k;

import io.hivecache.bench.cache.Dialect;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;

/** cache2k bounds every cache; without its own configuration, by about 1,800 entries. */
public final class Cache2kDialect implements Dialect {
    @Override
    public <K, V> Configuration<K, V> unbounded(MutableConfiguration<K, V> configuration) {
        return new Cache2kConfiguration<>(configuration, Long.MAX_VALUE);
    }

    @Override
    public <K, V> Configuration<K, V> bounded(MutableConfiguration<K, V> configuration, long entries) {
        return new Cache2kConfiguration<>(configuration, entries);
    }
}
