package io.hivecache.bench.ignite;

import io.hivecache.bench.cache.Dialect;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;

/** Ignite keeps everything, outside the heap, and bounds its memory, not a cache's entries. */
public final class IgniteDialect implements Dialect {
    @Override
    public <K, V> Configuration<K, V> bounded(MutableConfiguration<K, V> configuration, long entries) {
        throw new UnsupportedOperationException("Ignite does not bound a cache outside the heap by its entries.");
    }
}
