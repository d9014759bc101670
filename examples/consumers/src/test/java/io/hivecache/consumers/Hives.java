package io.hivecache.consumers;

import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import java.net.URI;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;

/** The hives on which every consumer is tried: in this JVM, and on a server. */
final class Hives {
    static final String PROVIDER = "io.hivecache.jcache.HiveCachingProvider";

    private static final String HIVE = "hivecache.hive";
    private static final String ALLOW = "hivecache.cache.default.allow";

    private Hives() {}

    static Stream<String> all() {
        return Stream.of("hive:embedded", remote());
    }

    static String remote() {
        return RedisServers.single().address("redis");
    }

    /** Lets every manager that is opened from now on be on a hive, empty, which may hold content of these classes, too. */
    static void use(String hive, String... allowed) {
        System.setProperty(HIVE, hive);
        if (allowed.length > 0) {
            System.setProperty(ALLOW, String.join(", ", allowed));
        }
        if (!hive.startsWith("hive:")) {
            try (RespClient client = RedisServers.single().connect()) {
                client.call("FLUSHALL");
            }
        }
    }

    /** Closes everything, and goes back to the default. */
    static void reset() {
        provider().close();
        System.clearProperty(HIVE);
        System.clearProperty(ALLOW);
    }

    static CachingProvider provider() {
        return Caching.getCachingProvider(PROVIDER);
    }

    /** A cache of the default manager. */
    static <K, V> Cache<K, V> cache(String name, Class<K> keys, Class<V> values) {
        return provider()
                .getCacheManager()
                .createCache(
                        name,
                        new MutableConfiguration<K, V>().setTypes(keys, values).setStatisticsEnabled(true));
    }

    /** A manager whose URI is the hive's address. */
    static CacheManager manager(String hive) {
        return provider().getCacheManager(URI.create(hive), null);
    }
}
