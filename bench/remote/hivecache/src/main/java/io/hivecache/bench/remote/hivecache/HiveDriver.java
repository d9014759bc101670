package io.hivecache.bench.remote.hivecache;

import io.hivecache.bench.remote.Driver;
import io.hivecache.bench.remote.JCacheTarget;
import io.hivecache.bench.remote.Target;
import java.net.URI;
import java.util.List;
import javax.cache.Caching;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;

/** Hivecache finds out by itself whether a server belongs to a Cluster. */
public final class HiveDriver implements Driver, JCacheTarget.Dialect {
    @Override
    public Target open(List<Integer> ports, boolean expires) {
        CachingProvider provider = Caching.getCachingProvider();
        URI uri = URI.create("redis://127.0.0.1:" + ports.get(0) + "?command-timeout=" + PATIENCE_MILLIS + "ms");
        return new JCacheTarget(provider.getCacheManager(uri, null), expires, this, provider::close);
    }

    @Override
    public <V> Configuration<Integer, V> complete(MutableConfiguration<Integer, V> configuration) {
        return configuration;
    }
}
