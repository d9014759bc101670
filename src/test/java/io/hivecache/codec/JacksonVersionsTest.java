package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one version of Jackson writes the other reads, so that applications with either can share a hive. */
class JacksonVersionsTest {
    static Stream<Arguments> values() {
        return Stream.of(List.of("jackson", "jackson2"), List.of("jackson2", "jackson"))
                .flatMap(names -> RoundTripTest.values().map(value -> Arguments.of(names.get(0), names.get(1), value)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void untyped(String writer, String reader, Object value) {
        byte[] content = Codecs.untyped(writer).encode(value);

        RoundTripTest.assertEqual(Codecs.untyped(reader).decode(content), value);
    }

    @ParameterizedTest
    @MethodSource("values")
    void declared(String writer, String reader, Object value) {
        Type type = RoundTripTest.declared(value);
        byte[] content = Codecs.of(writer, type, AllowList.everything()).encode(value);

        RoundTripTest.assertEqual(
                Codecs.of(reader, type, AllowList.everything()).decode(content), value);
    }

    /** Some of the JDK's types look different, although either version reads both. */
    static Stream<Object> theSameBytes() {
        return RoundTripTest.values()
                .filter(value -> !(value instanceof Date || value instanceof Locale || value instanceof Year));
    }

    /** As comparing contents needs it. */
    @ParameterizedTest
    @MethodSource
    void theSameBytes(Object value) {
        assertThat(Codecs.untyped("jackson2").encode(value))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(new String(Codecs.untyped("jackson").encode(value), StandardCharsets.UTF_8));
    }
}
