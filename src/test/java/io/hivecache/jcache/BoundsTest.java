package io.hivecache.jcache;

import static io.hivecache.jcache.Faulty.statistics;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.codec.AllowList;
import io.hivecache.codec.CodecContext;
import io.hivecache.codec.CodecFactories;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.FactoryBuilder.SingletonFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Caches that are bounded by entries or by bytes stay within their bounds, and say what they gave up. */
class BoundsTest {
    private static final Map<String, BiConsumer<Cache<Object, Object>, Object>> WRITES = new LinkedHashMap<>();

    static {
        WRITES.put("put", (cache, key) -> cache.put(key, key));
        WRITES.put("putIfAbsent", (cache, key) -> cache.putIfAbsent(key, key));
        WRITES.put("getAndPut", (cache, key) -> cache.getAndPut(key, key));
        WRITES.put("putAll", (cache, key) -> cache.putAll(Map.of(key, key)));
        WRITES.put(
                "invoke",
                (cache, key) -> cache.invoke(key, (entry, arguments) -> {
                    entry.setValue(key);
                    return null;
                }));
        WRITES.put("get, loading", Cache::get);
        WRITES.put("getAll, loading", (cache, key) -> cache.getAll(Set.of(key)));
    }

    private final HiveCachingProvider provider = new HiveCachingProvider();
    private final Faulty.Listener listener = new Faulty.Listener();

    @AfterEach
    void close() {
        provider.close();
    }

    static Stream<Arguments> boundsAndWrites() {
        return Stream.of(1, 2, 100)
                .flatMap(max ->
                        WRITES.entrySet().stream().map(write -> Arguments.of(max, write.getKey(), write.getValue())));
    }

    @ParameterizedTest(name = "max-entries {0}, {1}")
    @MethodSource("boundsAndWrites")
    @DisplayName("there are never more entries than max-entries; what is evicted is counted, and no event")
    void maxEntries(int max, String name, BiConsumer<Cache<Object, Object>, Object> write) {
        Cache<Object, Object> cache = create(new HiveConfiguration<>()
                .setMaxEntries(max)
                .setReadThrough(true)
                .setCacheLoaderFactory(new SingletonFactory<>(new Faulty.Loader()))
                .addCacheEntryListenerConfiguration(listener.synchronously()));

        for (int key = 0; key < 300; key++) {
            write.accept(cache, key);
            assertThat(Faulty.keys(cache)).hasSizeBetween(1, max);
        }

        int size = Faulty.keys(cache).size();
        assertThat(statistics(cache).evictions()).isEqualTo(300 - size);
        assertThat(statistics(cache).removals()).isZero();
        assertThat(listener.heard).hasSize(300).allMatch(event -> event.startsWith("CREATED"));
    }

    @Test
    void aBoundedCacheIsFilledBeforeItGivesUpAnything() {
        Cache<Object, Object> cache = create(new HiveConfiguration<>().setMaxEntries(100));
        IntStream.range(0, 100).forEach(key -> cache.put(key, "v"));
        assertThat(cache).hasSize(100);
        IntStream.range(0, 100).forEach(key -> cache.put(key, "updated"));
        assertThat(cache).hasSize(100).allMatch(entry -> entry.getValue().equals("updated"));
        assertThat(statistics(cache).evictions()).isZero();
    }

    @Test
    void whatManyThreadsPutStaysWithinTheBound() throws Exception {
        Cache<Object, Object> cache = create(new HiveConfiguration<>().setMaxEntries(100));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> writers = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(thread -> threads.submit(() ->
                            IntStream.range(0, 5_000).forEach(key -> cache.put(thread * 5_000 + key, "v"))))
                    .toList();
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        cache.put("last", "v");

        assertThat(Faulty.keys(cache)).hasSizeLessThanOrEqualTo(100);
        assertThat(statistics(cache).evictions())
                .isEqualTo(20_001 - Faulty.keys(cache).size());
    }

    static Stream<Arguments> weighed() {
        Function<Integer, Object> text = number -> "x".repeat(999) + number % 10;
        Function<Integer, Object> list = number -> Stream.of("x".repeat(1_000)).toList();
        Function<Integer, Object> point = number -> new Name("x".repeat(1_000));
        return Stream.of("java", "jackson")
                .flatMap(codec -> Stream.of(
                        Arguments.of(codec, "text", text),
                        Arguments.of(codec, "list", list),
                        Arguments.of(codec, "record", point)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("weighed")
    @DisplayName("values of some 1,000 bytes: between 10 and 20 of them are kept in 20,000 bytes, immutable or not")
    void maxBytes(String codec, String name, Function<Integer, Object> value) {
        Cache<Object, Object> cache =
                create(new HiveConfiguration<>().setCodec(codec).setMaxBytes(20_000));

        for (int key = 0; key < 200; key++) {
            cache.put(key, value.apply(key));
            assertThat(Faulty.keys(cache)).hasSizeLessThan(20);
        }

        assertThat(Faulty.keys(cache)).hasSizeGreaterThan(10);
        assertThat(statistics(cache).evictions())
                .isEqualTo(200 - Faulty.keys(cache).size());
    }

    @Test
    @DisplayName("max-bytes counts the codec's bytes of the key and of the value, no more and no less")
    void bytesAreCountedExactly() {
        int keyBytes = CodecFactories.find("java", getClass().getClassLoader())
                .create(new CodecContext(Integer.class, getClass().getClassLoader(), AllowList.everything()))
                .encode(10)
                .length;
        Cache<Integer, byte[]> cache = provider.getCacheManager()
                .createCache(
                        "exact",
                        new HiveConfiguration<Integer, byte[]>()
                                .setTypes(Integer.class, byte[].class)
                                .setCodec("raw")
                                .setMaxBytes(7L * (keyBytes + 100)));

        IntStream.range(10, 17).forEach(key -> cache.put(key, new byte[100]));
        assertThat(cache).hasSize(7);
        IntStream.range(17, 50).forEach(key -> cache.put(key, new byte[100]));
        assertThat(cache).hasSize(7);
        IntStream.range(50, 100).forEach(key -> cache.put(key, new byte[101]));
        assertThat(cache).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    @DisplayName("an entry that a processor is changing is not evicted, and makes up for it afterwards")
    void aProcessorsEntryStaysWhileItRuns() {
        Cache<Object, Object> cache = create(new HiveConfiguration<>().setMaxEntries(1));
        cache.put(1, "old");

        cache.invoke(1, (entry, arguments) -> {
            IntStream.range(2, 100).forEach(key -> cache.put(key, "other"));
            assertThat(entry.getValue()).isEqualTo("old");
            assertThat(Faulty.keys(cache)).contains(1);
            entry.setValue("new");
            return null;
        });

        assertThat(cache.get(1)).isEqualTo("new");
        assertThat(cache).hasSize(1);
    }

    @Test
    void longKeysAreCountedToo() {
        Cache<Object, Object> cache = create(new HiveConfiguration<>().setMaxBytes(10_000));
        IntStream.range(0, 100).forEach(key -> cache.put("x".repeat(1_000) + key, 1));
        assertThat(Faulty.keys(cache)).hasSizeBetween(5, 9);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("what is larger than the whole bound is not kept, nor is what it replaces, and all else stays")
    void tooLarge(boolean byValue) {
        Cache<Object, Object> cache = create(byValue ? new HiveConfiguration<>().setMaxBytes(5_000) : weighing(5_000));
        Object huge = "x".repeat(10_000);
        List.of(1, 2, 3).forEach(key -> cache.put(key, "small"));

        cache.put(4, huge);
        assertThat(cache.get(4)).isNull();
        cache.put(1, huge);
        assertThat(cache.get(1)).isNull();
        cache.replace(2, huge);
        assertThat(cache.containsKey(2)).isFalse();
        cache.invoke(5, (entry, arguments) -> {
            entry.setValue(huge);
            return null;
        });
        cache.putAll(Map.of(6, huge, 7, "small"));

        assertThat(Faulty.keys(cache)).containsExactlyInAnyOrder(3, 7);
        assertThat(statistics(cache).evictions()).isEqualTo(5);
        cache.put(1, "small");
        assertThat(cache.get(1)).isEqualTo("small");
    }

    @Test
    void aLoadedValueThatIsTooLargeReachesTheCaller() {
        Faulty.Loader loader = new Faulty.Loader();
        loader.answer = Map.of(1, "x".repeat(10_000));
        Cache<Object, Object> cache = create(new HiveConfiguration<>()
                .setMaxBytes(5_000)
                .setReadThrough(true)
                .setCacheLoaderFactory(new SingletonFactory<>(loader)));

        assertThat(cache.get(1)).isEqualTo(loader.answer.get(1));
        assertThat(cache.getAll(Set.of(1))).isEqualTo(loader.answer);
        assertThat(cache.containsKey(1)).isFalse();
    }

    @Test
    void aValueThatGrowsPushesOthersOut() {
        Cache<Object, Object> cache = create(weighing(1_000));
        IntStream.range(0, 10).forEach(key -> cache.put(key, "x".repeat(100)));
        assertThat(cache).hasSize(10);

        cache.put(0, "x".repeat(550));

        int weight = 0;
        for (Cache.Entry<Object, Object> entry : cache) {
            weight += entry.getValue().toString().length();
        }
        assertThat(weight).isLessThanOrEqualTo(1_000);
        assertThat(statistics(cache).evictions())
                .isEqualTo(10 - Faulty.keys(cache).size());
    }

    @Test
    void byReferenceTheWeigherCounts() {
        Cache<Object, Object> cache = create(weighing(100));
        for (int key = 0; key < 100; key++) {
            cache.put(key, "x".repeat(10));
            assertThat(Faulty.keys(cache)).hasSizeLessThanOrEqualTo(10);
        }
        assertThat(Faulty.keys(cache)).hasSize(10);
        IntStream.range(100, 200).forEach(key -> cache.put(key, ""));
        assertThat(cache).hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void anEvictedKeyIsANewOneWhenItComesBack() {
        Cache<Object, Object> cache = create(new HiveConfiguration<>()
                .setMaxEntries(1)
                .addCacheEntryListenerConfiguration(listener.synchronously()));
        cache.put(1, "v");
        cache.put(2, "v");
        Object evicted = cache.containsKey(1) ? 2 : 1;

        assertThat(cache.get(evicted)).isNull();
        assertThat(cache.remove(evicted)).isFalse();
        assertThat(cache.replace(evicted, "w")).isFalse();
        listener.heard.clear();
        cache.put(evicted, "v");
        assertThat(listener.heard).containsExactly("CREATED " + evicted);
    }

    @Test
    void aCacheWithoutBoundsKeepsEverything() {
        Cache<Object, Object> cache = create(new HiveConfiguration<>());
        IntStream.range(0, 100_000).forEach(key -> cache.put(key, key));
        assertThat(Faulty.keys(cache)).hasSize(100_000);
        assertThat(statistics(cache).evictions()).isZero();
    }

    private HiveConfiguration<Object, Object> weighing(long max) {
        Weigher<Object, Object> weigher = (key, value) -> value.toString().length();
        return new HiveConfiguration<>()
                .setStoreByValue(false)
                .setMaxBytes(max)
                .setWeigherFactory(new SingletonFactory<>(weigher));
    }

    private Cache<Object, Object> create(HiveConfiguration<Object, Object> configuration) {
        return provider.getCacheManager().createCache("bounded", configuration.setStatisticsEnabled(true));
    }

    private record Name(String text) implements Serializable {}
}
