package io.hivecache.jcache;

import static io.hivecache.jcache.Faulty.assertUsable;
import static io.hivecache.jcache.Faulty.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hivecache.codec.Codec;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.FactoryBuilder.SingletonFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, values, codecs and weighers whose own code fails. */
class ValueFailuresTest {
    private static volatile Throwable failure;

    private final HiveCachingProvider provider = new HiveCachingProvider();
    private final Faulty.Writer writer = new Faulty.Writer();
    private final Faulty.Listener listener = new Faulty.Listener();

    @BeforeEach
    void heal() {
        failure = null;
    }

    @AfterEach
    void close() {
        provider.close();
    }

    static Stream<HiveConfiguration<Object, Object>> configurations() {
        return Stream.of(
                new HiveConfiguration<>(),
                new HiveConfiguration<>().setMaxBytes(1 << 20),
                new HiveConfiguration<>().setMaxEntries(100),
                new HiveConfiguration<>().setStoreByValue(false),
                new HiveConfiguration<>().addCacheEntryListenerConfiguration(new Faulty.Listener().synchronously()),
                new HiveConfiguration<>()
                        .setWriteThrough(true)
                        .setCacheWriterFactory(new SingletonFactory<>(new Faulty.Writer())));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void aValueWhoseEqualsFails(HiveConfiguration<Object, Object> configuration) throws Exception {
        Cache<Object, Object> cache = create(configuration);
        cache.put(1, new Touchy("old"));

        failure = new IllegalStateException("equals");
        assertFails(() -> cache.replace(1, new Touchy("old"), "new"));
        assertFails(() -> cache.remove(1, new Touchy("old")));

        failure = null;
        assertThat(cache.get(1)).isEqualTo(new Touchy("old"));
        assertUsable(cache, 1);
    }

    @Test
    @DisplayName("a stored value that cannot be read back any more is named, and can be overwritten and removed")
    void aValueThatCannotBeReadBack() throws Exception {
        for (boolean bytes : new boolean[] {false, true}) {
            Cache<Object, Object> cache = create(new HiveConfiguration<>().setMaxBytes(bytes ? 1 << 20 : 0));
            cache.put(1, new Unreadable());
            cache.put(2, new Unreadable());
            cache.put(3, new Unreadable());
            failure = new IllegalStateException("readObject");

            Map<String, Consumer<Cache<Object, Object>>> reads = new LinkedHashMap<>();
            reads.put("get", it -> it.get(1));
            reads.put("getAll", it -> it.getAll(Set.of(1)));
            reads.put("iterator", it -> it.iterator().next());
            reads.put("replace if same", it -> it.replace(1, "other", "new"));
            reads.put("remove if same", it -> it.remove(1, "other"));
            reads.put("invoke", it -> it.invoke(1, (entry, arguments) -> entry.getValue()));
            reads.forEach((name, read) -> assertThat(catchThrowable(() -> read.accept(cache)))
                    .as(name)
                    .isInstanceOf(CacheException.class)
                    .hasMessageContainingAll("faulty", "readObject"));

            cache.put(1, "new");
            assertThat(cache.get(1)).isEqualTo("new");
            assertThat(cache.remove(2)).isTrue();
            cache.removeAll();
            assertThat(keys(cache)).isEmpty();
            failure = null;
            assertUsable(cache, 1, 2, 3);
        }
    }

    @Test
    @DisplayName("a listener that wants no old values is not kept from its events by one that cannot be read")
    void anOldValueThatNobodyWants() {
        Cache<Object, Object> cache = create(new HiveConfiguration<>());
        cache.put(1, new Unreadable());
        cache.registerCacheEntryListener(listener.synchronously().setOldValueRequired(false));
        failure = new IllegalStateException("readObject");

        cache.put(1, "new");
        assertThat(listener.heard).containsExactly("UPDATED 1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKeyWhoseEqualsFails(boolean byValue) throws Exception {
        Cache<Object, Object> cache = create(new HiveConfiguration<>()
                .setStoreByValue(byValue)
                .setWriteThrough(true)
                .setCacheWriterFactory(new SingletonFactory<>(writer)));
        cache.put(new Touchy("key"), "old");

        failure = new IllegalStateException("equals");
        for (Runnable operation :
                List.<Runnable>of(() -> cache.put(new Touchy("key"), "new"), () -> cache.get(new Touchy("key")))) {
            assertThat(catchThrowable(operation::run))
                    .satisfiesAnyOf(
                            e -> assertThat(e).isSameAs(failure),
                            e -> assertThat(e)
                                    .isInstanceOf(CacheException.class)
                                    .hasRootCause(failure));
        }

        failure = null;
        assertThat(cache.get(new Touchy("key"))).isEqualTo("old");
        assertUsable(cache, new Touchy("key"));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    @DisplayName("an Error in a value's code passes and leaves the key free")
    void anErrorInEquals(HiveConfiguration<Object, Object> configuration) throws Exception {
        Cache<Object, Object> cache = create(configuration);
        cache.put(1, new Touchy("old"));

        failure = new StackOverflowError("equals");
        assertThat(catchThrowable(() -> cache.replace(1, new Touchy("old"), "new")))
                .satisfiesAnyOf(
                        e -> assertThat(e).isSameAs(failure),
                        e -> assertThat(e).isInstanceOf(CacheException.class).hasRootCause(failure));

        failure = null;
        assertThat(cache.get(1)).isEqualTo(new Touchy("old"));
        assertUsable(cache, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"encode", "decode"})
    void aCodecOfTheUsersThatFails(String where) throws Exception {
        Cache<Object, Object> cache = create(new HiveConfiguration<>().setCodec(FaultyCodec.class.getName()));
        cache.put(1, new Touchy("old"));

        failure = new IllegalStateException(where);
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> {
                    cache.put(1, new Touchy("new"));
                    cache.get(1);
                })
                .withMessageContainingAll("faulty", "java.lang.Integer")
                .withRootCauseInstanceOf(IllegalStateException.class);

        failure = null;
        assertThat(cache.get(1)).isEqualTo("decoded");
        assertUsable(cache, 1);
    }

    @Test
    @DisplayName("a codec that makes null of an object, or of bytes, is named")
    void aCodecThatAnswersNull() throws Exception {
        Cache<Object, Object> cache = create(new HiveConfiguration<>().setCodec(NullCodec.class.getName()));

        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> cache.put(1, new Touchy("null")))
                .withMessageContainingAll("faulty", "null");
        assertThat(cache.containsKey(1)).isFalse();
        cache.put(1, new Touchy("bytes"));
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> cache.get(1))
                .withMessageContainingAll("faulty", "null");
        assertUsable(cache, 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("a weigher that fails, or answers less than nothing, makes the write fail and leaves the old value")
    void aWeigherThatFails(boolean listening) throws Exception {
        Weigher<Object, Object> weigher = (key, value) -> {
            Faulty.<RuntimeException>fail(failure);
            return value.equals("negative") ? -1 : 1;
        };
        Cache<Object, Object> cache = create(new HiveConfiguration<>()
                .setStoreByValue(false)
                .setMaxBytes(100)
                .setWeigherFactory(new SingletonFactory<>(weigher)));
        if (listening) {
            cache.registerCacheEntryListener(listener.synchronously());
        }
        cache.put(1, "old");

        failure = new IllegalStateException("weigher");
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> cache.put(1, "new"))
                .withMessageContaining("faulty")
                .withRootCauseInstanceOf(IllegalStateException.class);
        failure = null;
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> cache.put(1, "negative"))
                .withMessageContaining("faulty");

        assertThat(cache.get(1)).isEqualTo("old");
        assertUsable(cache, 1);
    }

    private static void assertFails(Runnable operation) {
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(operation::run)
                .withMessageContaining("faulty")
                .withRootCauseInstanceOf(failure.getClass());
    }

    private Cache<Object, Object> create(HiveConfiguration<Object, Object> configuration) {
        provider.getCacheManager().destroyCache("faulty");
        return provider.getCacheManager().createCache("faulty", configuration);
    }

    /** Cannot be compared while there is a failure. */
    private static final class Touchy implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        private final String text;

        private Touchy(String text) {
            this.text = text;
        }

        @Override
        public boolean equals(Object other) {
            Faulty.<RuntimeException>fail(failure);
            return other instanceof Touchy touchy && touchy.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    /** Cannot be deserialized while there is a failure. */
    private static final class Unreadable implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        @Serial
        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            Faulty.<RuntimeException>fail(failure);
        }

        @Serial
        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
        }
    }

    /** Fails in the method that the failure names. */
    public static final class FaultyCodec implements Codec<Object> {
        @Override
        public byte[] encode(Object value) {
            failIn("encode");
            return new byte[1];
        }

        @Override
        public Object decode(byte[] content) {
            failIn("decode");
            return "decoded";
        }

        private static void failIn(String method) {
            if (failure != null && failure.getMessage().equals(method)) {
                Faulty.<RuntimeException>fail(failure);
            }
        }
    }

    /** Answers null. */
    public static final class NullCodec implements Codec<Object> {
        @Override
        public byte[] encode(Object value) {
            return value instanceof Touchy touchy && touchy.text.equals("null") ? null : new byte[1];
        }

        @Override
        public Object decode(byte[] content) {
            return null;
        }
    }
}
