package io.hivecache.bench.remote.redisson;

import io.hivecache.bench.remote.Driver;
import io.hivecache.bench.remote.JCacheTarget;
import io.hivecache.bench.remote.Target;
import java.util.List;
import javax.cache.Caching;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.codec.SerializationCodec;
import org.redisson.config.Config;
import org.redisson.jcache.configuration.RedissonConfiguration;

/** Redisson with its default codec, or with Java serialization if the property {@code bench.codec} is {@code java}. */
public final class RedissonDriver implements Driver {
    @Override
    public Target open(List<Integer> ports, boolean expires) {
        RedissonClient client = Redisson.create(config(ports));
        CachingProvider provider = Caching.getCachingProvider();
        return new JCacheTarget(provider.getCacheManager(), expires, new Dialect(client), () -> {
            provider.close();
            client.shutdown();
        });
    }

    private static Config config(List<Integer> ports) {
        Config config = new Config();
        if ("java".equals(System.getProperty("bench.codec"))) {
            config.setCodec(new SerializationCodec());
        }
        String[] addresses =
                ports.stream().map(port -> "redis://127.0.0.1:" + port).toArray(String[]::new);
        if (addresses.length == 1) {
            config.useSingleServer().setTimeout(PATIENCE_MILLIS).setAddress(addresses[0]);
        } else {
            config.useClusterServers().setTimeout(PATIENCE_MILLIS).addNodeAddress(addresses);
        }
        return config;
    }

    private record Dialect(RedissonClient client) implements JCacheTarget.Dialect {
        @Override
        public <V> Configuration<Integer, V> complete(MutableConfiguration<Integer, V> configuration) {
            return RedissonConfiguration.fromInstance(client, configuration);
        }
    }
}
