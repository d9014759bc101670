package io.hivecache.bench.ehcache;

import io.hivecache.bench.cache.Dialect;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.ehcache.jsr107.Eh107Configuration;

/** Ehcache keeps everything unless it is bounded; a bound needs its own configuration, which is by reference. */
public final class EhcacheDialect implements Dialect {
    @Override
    public <K, V> Configuration<K, V> bounded(MutableConfiguration<K, V> configuration, long entries) {
        if (configuration.isStoreByValue()) {
            throw new UnsupportedOperationException("A bounded Ehcache is by reference here.");
        }
        return Eh107Configuration.fromEhcacheCacheConfiguration(CacheConfigurationBuilder.newCacheConfigurationBuilder(
                configuration.getKeyType(), configuration.getValueType(), ResourcePoolsBuilder.heap(entries)));
    }
}
