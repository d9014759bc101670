package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.jcache.Box.Storing;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** By value, nothing that a caller holds changes what is stored; by reference, callers hold what is stored. */
class CopiesTest {

    private final HiveCachingProvider provider = new HiveCachingProvider();

    @AfterEach
    void close() {
        provider.close();
    }

    /** How values lie in the cache. */
    enum Kind {
        JAVA("java", 0),
        JACKSON("jackson", 0),
        JAVA_BOUNDED_BY_BYTES("java", 1 << 20),
        JACKSON_BOUNDED_BY_BYTES("jackson", 1 << 20);

        private final String codec;
        private final long maxBytes;

        Kind(String codec, long maxBytes) {
            this.codec = codec;
            this.maxBytes = maxBytes;
        }

        HiveConfiguration<Box, Box> configuration() {
            return new HiveConfiguration<Box, Box>()
                    .setTypes(Box.class, Box.class)
                    .setCodec(codec)
                    .setMaxBytes(maxBytes);
        }
    }

    /** Ways in which the value of an entry that stays comes to a caller. */
    private static Map<String, Function<Cache<Box, Box>, Box>> handingOut() {
        Map<String, Function<Cache<Box, Box>, Box>> ways = new LinkedHashMap<>();
        ways.put("get", cache -> cache.get(new Box("key")));
        ways.put("getAll", cache -> cache.getAll(Set.of(new Box("key"))).get(new Box("key")));
        ways.put("iterator", cache -> cache.iterator().next().getValue());
        ways.put("invoke", cache -> cache.invoke(new Box("key"), (entry, arguments) -> entry.getValue()));
        ways.put(
                "invokeAll",
                cache -> cache.invokeAll(Set.of(new Box("key")), (entry, arguments) -> entry.getValue())
                        .get(new Box("key"))
                        .get());
        return ways;
    }

    static Stream<Arguments> kindsAndStoring() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(Storing.values()).map(way -> Arguments.of(kind, way)));
    }

    static Stream<Arguments> kindsAndHandingOut() {
        return Stream.of(Kind.values())
                .flatMap(kind ->
                        handingOut().entrySet().stream().map(way -> Arguments.of(kind, way.getKey(), way.getValue())));
    }

    @ParameterizedTest
    @MethodSource("kindsAndStoring")
    void whatWasGivenCanBeChangedAfterwards(Kind kind, Storing way) {
        Cache<Box, Box> cache = create(kind.configuration());
        Box key = new Box("key");
        Box value = new Box("value");
        if (way.replaces()) {
            cache.put(key, new Box("old"));
        }
        way.store(cache, key, value);

        key.text = "changed";
        value.text = "changed";

        assertHolds(cache);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("kindsAndHandingOut")
    void whatIsHandedOutCanBeChanged(Kind kind, String name, Function<Cache<Box, Box>, Box> way) {
        Cache<Box, Box> cache = create(kind.configuration());
        cache.put(new Box("key"), new Box("value"));

        way.apply(cache).text = "changed";

        assertHolds(cache);
    }

    @ParameterizedTest
    @EnumSource
    void keysThatAreHandedOutCanBeChanged(Kind kind) {
        Cache<Box, Box> cache = create(kind.configuration());
        cache.put(new Box("key"), new Box("value"));

        cache.iterator().next().getKey().text = "changed";
        cache.invoke(new Box("key"), (entry, arguments) -> entry.getKey().text = "changed");
        cache.getAll(Set.of(new Box("key"))).keySet().iterator().next().text = "changed";

        assertHolds(cache);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsReplacedOrRemovedComesBackAsACopy(Kind kind) {
        Cache<Box, Box> cache = create(kind.configuration());
        Box given = new Box("value");
        cache.put(new Box("key"), given);

        assertThat(cache.getAndPut(new Box("key"), given)).isEqualTo(given).isNotSameAs(given);
        assertThat(cache.getAndReplace(new Box("key"), given)).isEqualTo(given).isNotSameAs(given);
        assertThat(cache.getAndRemove(new Box("key"))).isEqualTo(given).isNotSameAs(given);
    }

    @Test
    void bytesAreCopiedByTheRawCodec() {
        Cache<Integer, byte[]> cache = manager()
                .createCache(
                        "bytes",
                        new HiveConfiguration<Integer, byte[]>()
                                .setTypes(Integer.class, byte[].class)
                                .setCodec("raw"));
        byte[] given = {1, 2};
        cache.put(1, given);
        given[0] = 9;
        cache.get(1)[0] = 8;
        cache.iterator().next().getValue()[0] = 7;
        cache.invoke(1, (entry, arguments) -> entry.getValue()[0] = 6);

        assertThat(cache.get(1)).containsExactly(1, 2);
        assertThat(cache.getAndRemove(1)).containsExactly(1, 2);
    }

    @Test
    void immutableObjectsAreShared() {
        Cache<Object, Object> cache = manager().createCache("shared", new HiveConfiguration<>());
        for (Object immutable : List.of(new Point(1, new Name("x")), new String("text"), Thread.State.NEW)) {
            cache.put(immutable, immutable);
            assertThat(cache.get(immutable)).isSameAs(immutable);
            assertThat(cache.getAndRemove(immutable)).isSameAs(immutable);
        }
    }

    @Test
    void recordsOfMutableObjectsAreCopied() {
        Cache<Integer, Object> cache = manager().createCache("records", new HiveConfiguration<Integer, Object>());
        ArrayList<String> list = new ArrayList<>(List.of("value"));
        cache.put(1, new Holder<>(list));
        list.add("changed");
        ((Holder<?>) cache.get(1)).content().clear();

        assertThat(cache.get(1)).isEqualTo(new Holder<>(new ArrayList<>(List.of("value"))));
    }

    @Test
    void byReferenceEveryoneHoldsTheSameObject() {
        Cache<Box, Box> cache = create(Kind.JAVA.configuration().setStoreByValue(false));
        Box key = new Box("key");
        for (Storing way : Storing.values()) {
            Box value = new Box("value");
            if (way.replaces()) {
                cache.put(key, new Box("old"));
            }
            way.store(cache, key, value);
            handingOut()
                    .forEach((out, taking) ->
                            assertThat(taking.apply(cache)).as(out).isSameAs(value));
            assertThat(cache.iterator().next().getKey()).as(way.name()).isSameAs(key);
            assertThat(cache.getAndRemove(key)).as(way.name()).isSameAs(value);
        }
    }

    @Test
    void byReferenceAnObjectThatCannotBeSerializedIsWelcome() {
        Cache<Object, Object> cache =
                manager().createCache("references", new HiveConfiguration<>().setStoreByValue(false));
        Object key = new Object();
        Thread value = new Thread();
        cache.put(key, value);

        assertThat(cache.get(key)).isSameAs(value);
    }

    /** The one entry that is there is that of the tests, unchanged. */
    static void assertHolds(Cache<Box, Box> cache) {
        Map<Box, Box> content = new HashMap<>();
        cache.forEach(entry -> content.put(entry.getKey(), entry.getValue()));
        assertThat(content).isEqualTo(Map.of(new Box("key"), new Box("value")));
        assertThat(cache.get(new Box("key"))).isEqualTo(new Box("value"));
        assertThat(cache.containsKey(new Box("changed"))).isFalse();
    }

    private CacheManager manager() {
        return provider.getCacheManager();
    }

    private Cache<Box, Box> create(HiveConfiguration<Box, Box> configuration) {
        manager().destroyCache("boxes");
        return manager().createCache("boxes", configuration);
    }

    private record Name(String text) {}

    private record Point(int x, Name name) {}

    private record Holder<T extends Collection<?> & Serializable>(T content) implements Serializable {}
}
