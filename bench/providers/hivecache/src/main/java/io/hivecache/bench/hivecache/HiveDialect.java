package io.hivecache.bench.hivecache;

import io.hivecache.bench.cache.Dialect;
import io.hivecache.jcache.HiveConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;

/** Hivecache keeps everything unless it is bounded. */
public final class HiveDialect implements Dialect {
    @Override
    public <K, V> Configuration<K, V> bounded(MutableConfiguration<K, V> configuration, long entries) {
        return new HiveConfiguration<>(configuration).setMaxEntries(entries);
    }
}
