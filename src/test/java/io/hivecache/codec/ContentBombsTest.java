package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.hivecache.testing.Allocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Vector;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Few bytes that would keep a thread busy for years, or ask for much memory. */
class ContentBombsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<String> NUMBERS =
            List.of("1e999999999", "-1e-999999999", "1e99999", "9".repeat(100_000), "0." + "1".repeat(100_000));

    private static final List<String> OPENINGS =
            List.of("[", "{\"a\":", "[\"java.util.ArrayList\",", "{\"@class\":\"java.util.HashMap\",\"a\":");

    private final Codec<Object> restricted = Codecs.of("java", Object.class);

    /** A stream with a set or map whose elements are only filled once it holds them, as no program could. */
    private static byte[] content(Supplier<Collection<Object>> maker, Collection<Object> holder, int levels) {
        Collection<Object> one = maker.get();
        Collection<Object> other = maker.get();
        holder.add(one);
        for (int i = 0; i < levels; i++) {
            Collection<Object> next = maker.get();
            Collection<Object> nextOther = maker.get();
            next.add("different");
            for (Collection<Object> each : List.of(one, other)) {
                each.add(next);
                each.add(nextOther);
            }
            one = next;
            other = nextOther;
        }
        return stream(holder);
    }

    private static byte[] stream(Object object) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(content)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return content.toByteArray();
    }

    static Stream<byte[]> hashing() {
        return Stream.of(
                content(HashSet::new, new HashSet<>(), 100),
                content(HashSet::new, new ArrayList<>(), 40),
                content(ArrayList::new, new HashSet<>(), 100),
                content(LinkedHashSet::new, Collections.newSetFromMap(new HashMap<>()), 60),
                content(Vector::new, new LinkedHashSet<>(), 60));
    }

    @ParameterizedTest
    @MethodSource
    void hashing(byte[] content) {
        assertThat(content).hasSizeLessThan(10_000);
        assertTimeoutPreemptively(
                PATIENCE,
                () -> assertThatThrownBy(() -> restricted.decode(content))
                        .isInstanceOf(CodecException.class)
                        .hasMessageContaining("hold each other so often"));
    }

    static Stream<Object> sharing() {
        List<Integer> many = IntStream.range(0, 1_000).boxed().toList();
        Set<Object> roles = new HashSet<>(List.of(many, "admin"));
        Map<Object, Object> users = new HashMap<>();
        IntStream.range(0, 900).forEach(i -> users.put("user " + i, roles));
        List<Object> keys = new ArrayList<>();
        IntStream.range(0, 500).forEach(i -> keys.add(new HashSet<>(List.of(many, i))));
        return Stream.of(
                users,
                new HashSet<>(keys),
                IntStream.range(0, 100_000).boxed().toList(),
                new HashSet<>(Set.of(Collections.nCopies(100, "text"))),
                new ArrayList<>(List.of(new SimpleImmutableEntry<>(many, many))));
    }

    @ParameterizedTest
    @MethodSource
    void sharing(Object value) {
        assertThat(restricted.decode(stream(value)).equals(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7fffffff, 800_000, 100_001})
    void arraysOfNumbersAreNoLongerThanTheContent(int length) {
        byte[] content = stream(new long[100_000]);
        int at = content.length - 100_000 * Long.BYTES - Integer.BYTES;
        assertThat(ByteBuffer.wrap(content).getInt(at)).isEqualTo(100_000);
        ByteBuffer.wrap(content).putInt(at, length);

        assertThat(Allocation.of(() -> refuse(restricted, content))).isLessThan(2L * content.length);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 0x7fff_ffff, 0x1_0000_0000L, 1 << 30, -1})
    void stringsAreNoLongerThanTheContent(long length) {
        byte[] content = ByteBuffer.allocate(113)
                .putInt(0xACED0005)
                .put((byte) 0x7C)
                .putLong(length)
                .array();

        assertThat(Allocation.of(() -> refuse(restricted, content))).isLessThan(1 << 20);
    }

    static Stream<Class<?>> numbers() {
        return Stream.of(
                Object.class,
                Number.class,
                Integer.class,
                Long.class,
                BigInteger.class,
                BigDecimal.class,
                Double.class,
                Date.class,
                Duration.class,
                Instant.class,
                LocalDate.class,
                OffsetDateTime.class,
                ZonedDateTime.class,
                Year.class);
    }

    @ParameterizedTest
    @MethodSource
    void numbers(Class<?> type) {
        for (String name : List.of("jackson", "jackson2")) {
            Codec<Object> codec = Codecs.of(name, type);
            for (String number : List.of(
                    "1e999999999", "-1e-999999999", "1e99999", "9".repeat(100_000), "0." + "1".repeat(100_000))) {
                byte[] content = number.getBytes(StandardCharsets.US_ASCII);
                assertTimeoutPreemptively(PATIENCE, () -> attempt(codec, content));
            }
        }
    }

    @Test
    void nesting() {
        for (String name : List.of("jackson", "jackson2")) {
            Codec<Object> codec = Codecs.of(name, Object.class);
            for (String open :
                    List.of("[", "{\"a\":", "[\"java.util.ArrayList\",", "{\"@class\":\"java.util.HashMap\",\"a\":")) {
                byte[] content = open.repeat(100_000).getBytes(StandardCharsets.US_ASCII);
                assertThat(Allocation.of(() -> refuse(codec, content))).isLessThan(32 << 20);
            }
        }
    }

    private static void refuse(Codec<Object> codec, byte[] content) {
        if (attempt(codec, content)) {
            fail("content was read that cannot be");
        }
    }

    private static boolean attempt(Codec<Object> codec, byte[] content) {
        try {
            codec.decode(content);
            return true;
        } catch (CodecException expected) {
            return false;
        }
    }
}
