package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImmutablesTest {
    record Deep(Samples.Point point, Deeper deeper) {}

    record Deeper(Instant at, ZoneId zone, BigDecimal amount, TimeUnit unit) {}

    record Ping(Pong pong, String text) {}

    record Pong(Ping ping) {}

    record Tainted(Poison poison, Tainted next) {}

    record Poison(Tainted back, byte[] bytes) {}

    record Box<T>(T value) {}

    record Keyed<E extends Enum<E>>(E key) {}

    record Nothing() {}

    static final class MutableInteger extends BigInteger {
        private static final long serialVersionUID = 1L;

        MutableInteger() {
            super("1");
        }
    }

    static Stream<Object> immutable() {
        return Stream.of(
                "text",
                1,
                'c',
                true,
                1.0,
                BigInteger.ONE,
                BigDecimal.ONE,
                UUID.randomUUID(),
                URI.create("a:b"),
                Locale.ROOT,
                String.class,
                Instant.EPOCH,
                ZoneOffset.UTC,
                ZoneId.of("Europe/Paris"),
                Samples.Color.RED,
                Samples.Color.GREEN,
                new Samples.Point(1, 2),
                new Samples.Node(1, null),
                new Deep(new Samples.Point(1, 2), null),
                new Ping(null, "x"),
                new Pong(null),
                new Keyed<>(Samples.Color.RED),
                new Nothing());
    }

    static Stream<Object> mutable() {
        return Stream.of(
                new Object(),
                new byte[0],
                new int[0],
                List.of(),
                Optional.empty(),
                new Date(),
                Calendar.getInstance(),
                new AtomicLong(),
                new StringBuilder(),
                new MutableInteger(),
                Samples.Person.of("Ann"),
                Samples.order(),
                new Samples.Drawing(null, 1, null),
                new Box<>("text"),
                new Tainted(null, null),
                new Poison(null, new byte[0]),
                (Runnable) () -> {});
    }

    @ParameterizedTest
    @MethodSource
    void immutable(Object object) {
        assertThat(Immutables.isImmutable(object)).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void mutable(Object object) {
        assertThat(Immutables.isImmutable(object)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(classes = {String.class, Long.class, UUID.class, Samples.Point.class, Nothing.class})
    void allOfAFinalClassAreAlike(Class<?> declared) {
        assertThat(Immutables.areAllImmutable(declared)).isTrue();
    }

    /** A declared type may have subclasses that can change. */
    @ParameterizedTest
    @ValueSource(classes = {Object.class, Number.class, BigDecimal.class, ZoneId.class, Box.class, byte[].class})
    void notAllOfOthersAre(Class<?> declared) {
        assertThat(Immutables.areAllImmutable(declared)).isFalse();
    }

    @Test
    void theOrderOfAskingDoesNotMatter() {
        record One(Two two, Object taint) {}
        assertThat(Immutables.isImmutable(Two.class)).isFalse();
        assertThat(Immutables.isImmutable(One.class)).isFalse();
        assertThat(Immutables.isImmutable(Three.class)).isFalse();
    }

    record Two(Three three) {}

    record Three(Two two, Object taint) {}
}
