package io.hivecache.jcache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.client.Client;
import io.hivecache.client.RawClient;
import io.hivecache.codec.Codec;
import io.hivecache.codec.KeyText;
import io.hivecache.testing.RedisServers;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cache and a client of the same remote hive. */
class ClientOfCacheTest {
    private final URI address = URI.create(RedisServers.single().address());
    private final HiveCachingProvider provider = new HiveCachingProvider();
    private final CacheManager manager = provider.getCacheManager(address, null);

    @AfterEach
    void close() {
        provider.close();
    }

    private <K, V> Cache<K, V> cache(String codec, Class<K> key, Class<V> value) {
        HiveConfiguration<K, V> configuration = new HiveConfiguration<>();
        configuration.setTypes(key, value);
        Cache<K, V> cache = manager.createCache("client-of-cache", configuration.setCodec(codec));
        cache.clear();
        return cache;
    }

    @Test
    void theySeeTheSameBytes() {
        Cache<Object, byte[]> cache = cache("raw", Object.class, byte[].class);
        List<Object> keys = List.of("ann", "@ann", 42, 42L, LocalDate.of(2026, 1, 2));
        try (RawClient client = RawClient.open(address, "client-of-cache")) {
            for (Object key : keys) {
                byte[] content = ("content of " + key).getBytes(UTF_8);
                cache.put(key, content);
                assertThat(client.get(KeyText.alias(key))).isEqualTo(content);

                byte[] other = ("other of " + key).getBytes(UTF_8);
                client.update(KeyText.alias(key), other);
                assertThat(cache.get(key)).isEqualTo(other);
                assertThat(cache).anySatisfy(entry -> assertThat(entry.getKey()).isEqualTo(key));
            }
            assertThat(client.getOrNull("ann")).as("a string is its own alias").isNotNull();
        }
    }

    @Test
    void theySeeTheSameObjects() {
        Cache<String, LocalDate> cache = cache("java", String.class, LocalDate.class);
        cache.put("day", LocalDate.EPOCH);
        try (RawClient raw = RawClient.open(address, "client-of-cache");
                Client<LocalDate> client = raw.through(Codec.of("java", LocalDate.class))) {
            assertThat(client.get("day")).isEqualTo(LocalDate.EPOCH);
        }
    }
}
