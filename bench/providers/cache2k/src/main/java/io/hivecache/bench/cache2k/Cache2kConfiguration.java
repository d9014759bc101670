package io.hivecache.bench.cache2k;

import javax.cache.configuration.MutableConfiguration;
import org.cache2k.Cache2kBuilder;
import org.cache2k.config.Cache2kConfig;
import org.cache2k.jcache.ExtendedConfiguration;
import org.cache2k.jcache.JCacheConfig;

/** JCache's configuration with cache2k's capacity, and with cache2k's switches set to what JCache demands. */
final class Cache2kConfiguration<K, V> extends MutableConfiguration<K, V> implements ExtendedConfiguration<K, V> {
    private static final long serialVersionUID = 1;

    private final transient Cache2kConfig<K, V> ownConfiguration;

    Cache2kConfiguration(MutableConfiguration<K, V> configuration, long capacity) {
        super(configuration);
        ownConfiguration = Cache2kBuilder.of(configuration.getKeyType(), configuration.getValueType())
                .entryCapacity(capacity)
                .sharpExpiry(true)
                .with(JCacheConfig.class, jcache -> jcache.copyAlwaysIfRequested(true))
                .config();
    }

    @Override
    public Cache2kConfig<K, V> getCache2kConfiguration() {
        return ownConfiguration;
    }
}
