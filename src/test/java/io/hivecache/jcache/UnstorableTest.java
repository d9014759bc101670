package io.hivecache.jcache;

import static io.hivecache.jcache.Faulty.assertUsable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.NotSerializableException;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects that a by-value cache cannot hold: a clear error, and the old value stays. */
class UnstorableTest {
    private final HiveCachingProvider provider = new HiveCachingProvider();

    @AfterEach
    void close() {
        provider.close();
    }

    static Stream<Arguments> writes() {
        Map<String, BiConsumer<Cache<Object, Object>, Object>> writes = Map.of(
                "put", (cache, value) -> cache.put(1, value),
                "getAndPut", (cache, value) -> cache.getAndPut(1, value),
                "putAll", (cache, value) -> cache.putAll(Map.of(1, value)),
                "replace", (cache, value) -> cache.replace(1, value),
                "replace if same", (cache, value) -> cache.replace(1, "old", value),
                "getAndReplace", (cache, value) -> cache.getAndReplace(1, value),
                "invoke",
                        (cache, value) -> cache.invoke(1, (entry, arguments) -> {
                            entry.setValue(value);
                            return null;
                        }));
        return writes.entrySet().stream()
                .flatMap(write -> Stream.of(0, 1 << 20)
                        .map(maxBytes -> Arguments.of(write.getKey(), maxBytes, write.getValue())));
    }

    @ParameterizedTest(name = "{0}, max-bytes {1}")
    @MethodSource("writes")
    void aClassThatCannotBeSerialized(String name, int maxBytes, BiConsumer<Cache<Object, Object>, Object> write)
            throws Exception {
        Cache<Object, Object> cache = create("java", maxBytes);
        cache.put(1, "old");

        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> write.accept(cache, new Order(new Customer())))
                .withMessageContainingAll(
                        "'orders'", "java.lang.Integer", Order.class.getName(), Customer.class.getName())
                .withRootCauseInstanceOf(NotSerializableException.class);
        assertThat(cache.get(1)).isEqualTo("old");
        assertUsable(cache, 1);
    }

    @Test
    void aKeyThatCannotBeSerialized() throws Exception {
        Cache<Object, Object> cache = create("java", 0);

        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> cache.put(new Order(new Customer()), "v"))
                .withMessageContainingAll("'orders'", Order.class.getName(), Customer.class.getName());
        assertThat(cache.get(new Order(new Customer()))).isNull();
        assertThat(cache.remove(new Order(new Customer()))).isFalse();
        assertThat(cache).isEmpty();
        assertUsable(cache, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "jackson"})
    void aClassWhoseOwnWritingFails(String codec) throws Exception {
        Cache<Object, Object> cache = create(codec, 0);
        cache.put(1, "old");

        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> cache.put(1, new Secretive()))
                .withMessageContainingAll("'orders'", "java.lang.Integer", Secretive.class.getName(), "not for you");
        assertThat(cache.get(1)).isEqualTo("old");
        assertUsable(cache, 1);
    }

    @Test
    @DisplayName("objects that refer to each other in a circle come back as such, by Java serialization")
    void circlesInJava() {
        Cache<Object, Object> cache = create("java", 0);
        Link one = new Link();
        one.next = new Link();
        one.next.next = one;

        cache.put(1, one);

        Link back = (Link) cache.get(1);
        assertThat(back.next.next).isSameAs(back).isNotSameAs(one);
        assertThat(back.next).isNotSameAs(back);
    }

    @Test
    void circlesInJson() throws Exception {
        Cache<Object, Object> cache = create("jackson", 0);
        cache.put(1, "old");
        Link circle = new Link();
        circle.next = circle;
        List<Object> list = new ArrayList<>();
        list.add(list);

        for (Object endless : List.of(circle, list)) {
            assertThatExceptionOfType(CacheException.class)
                    .isThrownBy(() -> cache.put(1, endless))
                    .withMessageContainingAll(
                            "'orders'", "java.lang.Integer", endless.getClass().getName());
        }
        assertThat(cache.get(1)).isEqualTo("old");
        assertUsable(cache, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "jackson"})
    @DisplayName("a chain of a million objects ends in a clear error, not in a StackOverflowError")
    void deepObjects(String codec) throws Exception {
        Cache<Object, Object> cache = create(codec, 0);
        cache.put(1, "old");
        Link chain = chain(1_000_000);

        writes().map(Arguments::get)
                .forEach(write -> assertThatExceptionOfType(CacheException.class)
                        .as((String) write[0])
                        .isThrownBy(() -> cast(write[2]).accept(cache, chain))
                        .withMessageContainingAll("'orders'", "java.lang.Integer", Link.class.getName(), "nest"));

        assertThat(cache.get(1)).isEqualTo("old");
        assertUsable(cache, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "jackson"})
    @DisplayName(
            "whatever its depth, a chain comes back as it was, or is refused: writing may need less stack than reading")
    void depthsInBetween(String codec) {
        Cache<Object, Object> cache = create(codec, 0);
        for (int depth = 64; depth <= 32_768; depth += depth / 4) {
            Link chain = chain(depth);
            try {
                cache.put(1, chain);
                assertThat(length((Link) cache.get(1))).isEqualTo(depth);
            } catch (CacheException tooDeep) {
                assertThat(depth).isGreaterThan(256);
                cache.put(1, new Link());
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static BiConsumer<Cache<Object, Object>, Object> cast(Object write) {
        return (BiConsumer<Cache<Object, Object>, Object>) write;
    }

    private static Link chain(int depth) {
        Link chain = new Link();
        for (int i = 1; i < depth; i++) {
            Link link = new Link();
            link.next = chain;
            chain = link;
        }
        return chain;
    }

    private static int length(Link chain) {
        int length = 0;
        for (Link link = chain; link != null; link = link.next) {
            length++;
        }
        return length;
    }

    private Cache<Object, Object> create(String codec, int maxBytes) {
        return provider.getCacheManager()
                .createCache("orders", new HiveConfiguration<>().setCodec(codec).setMaxBytes(maxBytes));
    }

    @SuppressWarnings("serial")
    private static final class Order implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        private final Object customer;

        private Order(Object customer) {
            this.customer = customer;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Order order && order.customer.equals(customer);
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    private static final class Customer {}

    private static final class Link implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        private Link next;
    }

    /** Refuses to be written, by Java serialization and as JSON. */
    private static final class Secretive implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        @JsonValue
        private String written() {
            throw new IllegalStateException("not for you");
        }

        @Serial
        private Object writeReplace() {
            return written();
        }
    }
}
