package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cache with {@code compress-above}: on a server, and in this JVM. */
class CompressedCachesTest {
    private static final String LARGE = "words, ".repeat(2_000);
    private static final String SMALL = "a few words";

    private final RedisServer server = RedisServers.single();
    private final HiveCachingProvider provider = new HiveCachingProvider();

    @BeforeEach
    void empty() {
        call("FLUSHALL");
    }

    @AfterEach
    void close() {
        provider.close();
    }

    private Object call(Object... words) {
        try (RespClient client = server.connect()) {
            return client.call(words);
        }
    }

    private static HiveConfiguration<String, String> raw(long above) {
        return new HiveConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setCodec("raw")
                .setCompressAbove(above);
    }

    private CacheManager manager(String parameters) {
        return provider.getCacheManager(URI.create(server.address("redis") + parameters), null);
    }

    private Cache<String, String> cache(long above) {
        CacheManager manager = manager("");
        if (manager.getCacheNames().iterator().hasNext()) {
            manager.getCache("cache").close();
        }
        return manager.createCache("cache", raw(above));
    }

    private String key(String alias) {
        return ((List<?>) call("KEYS", "*:" + alias)).get(0).toString();
    }

    private byte[] stored(String alias) {
        return ((String) call("GET", key(alias))).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void onlyWhatIsLargeIsCompressedOnTheServer() {
        Cache<String, String> cache = cache(1_000);
        cache.put("large", LARGE);
        cache.put("small", SMALL);

        assertThat(stored("large")).hasSizeLessThan(200);
        assertThat(stored("small")).asString().isEqualTo(SMALL);
        assertThat(cache.get("large")).isEqualTo(LARGE);
        assertThat(cache.get("small")).isEqualTo(SMALL);
    }

    @Test
    void itIsSwitchedOnAndOffWithoutLosingEntries() {
        cache(0).put("before", LARGE);
        Cache<String, String> on = cache(1_000);
        assertThat(on.get("before")).isEqualTo(LARGE);
        assertThat(on.replace("before", LARGE, SMALL)).isTrue();
        on.put("meanwhile", LARGE);
        Cache<String, String> off = cache(0);

        assertThat(off.get("meanwhile")).isEqualTo(LARGE);
        assertThat(off.remove("meanwhile", LARGE)).isTrue();
    }

    @Test
    void valuesAreComparedAndNotTheirCompressedBytes() {
        Cache<String, String> cache = cache(1_000);
        cache.put("key", LARGE);
        byte[] ours = stored("key");
        byte[] others = otherBytes(ours);
        assertThat(others).isNotEqualTo(ours);
        String key = key("key");

        call("SET", key, others);
        assertThat(cache.replace("key", SMALL, LARGE)).isFalse();
        assertThat(stored("key")).isEqualTo(others);
        assertThat(cache.replace("key", LARGE, LARGE)).isTrue();
        assertThat(stored("key")).isEqualTo(ours);

        call("SET", key, others);
        assertThat(cache.<Boolean>invoke("key", (entry, arguments) -> {
                    entry.setValue(entry.getValue() + SMALL);
                    return true;
                }))
                .isTrue();
        assertThat(cache.get("key")).isEqualTo(LARGE + SMALL);

        call("SET", key, others);
        assertThat(cache.remove("key", LARGE)).isTrue();
        assertThat(cache.containsKey("key")).isFalse();
    }

    /** The same content, compressed harder, as another zlib might. */
    private static byte[] otherBytes(byte[] ours) {
        int header = 9;
        byte[] others = Arrays.copyOf(ours, ours.length + header);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(LARGE.getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        int length = deflater.deflate(others, header, ours.length);
        deflater.end();
        return Arrays.copyOf(others, header + length);
    }

    @Test
    void whatIsTooLargeIsRefusedAsItIsWithoutCompression() {
        Cache<String, String> cache = manager("?max-value-bytes=10KB").createCache("bounded", raw(1_000));

        cache.put("key", "a".repeat(10_000));
        assertThat(cache.get("key")).hasSize(10_000);
        assertThatThrownBy(() -> cache.put("key", "a".repeat(10_001)))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("'bounded'", "10001 bytes", "max-value-bytes");
    }

    @Test
    void whatIsTooLargeIsNotReadEither() {
        manager("").createCache("shared", raw(1_000)).put("key", LARGE);
        Cache<String, String> bounded = manager("?max-value-bytes=10KB").createCache("shared", raw(0));

        assertThatThrownBy(() -> bounded.get("key"))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("'shared'", LARGE.length() + " bytes", "10000", "max-value-bytes");
    }

    @Test
    void inThisJvmMoreFitsIntoMaxBytes() {
        assertThat(entriesWithin(100_000, 0)).isLessThan(10);
        assertThat(entriesWithin(100_000, 1_000)).isGreaterThan(200);
    }

    private int entriesWithin(long maxBytes, long above) {
        Cache<Integer, String> cache = provider.getCacheManager()
                .createCache(
                        "embedded" + above,
                        new HiveConfiguration<Integer, String>()
                                .setTypes(Integer.class, String.class)
                                .setMaxBytes(maxBytes)
                                .setCompressAbove(above));
        IntStream.range(0, 300).forEach(i -> cache.put(i, LARGE));
        assertThat(cache.iterator().next().getValue()).isEqualTo(LARGE);
        return (int) IntStream.range(0, 300).filter(cache::containsKey).count();
    }

    /** As it may be in the template for all caches, and the hive's address may change. */
    @Test
    void whereObjectsAreKeptItHasNoEffect() {
        for (boolean byValue : new boolean[] {true, false}) {
            Cache<String, String> cache =
                    provider.getCacheManager().createCache("live" + byValue, raw(1).setStoreByValue(byValue));
            cache.put("key", LARGE);
            assertThat(cache.get("key")).isEqualTo(LARGE);
        }
    }
}
