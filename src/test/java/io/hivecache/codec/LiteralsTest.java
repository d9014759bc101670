package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.testing.Allocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strings and boxed primitives in the java codec are text, and nothing else is. */
class LiteralsTest {
    private final Codec<Object> codec = Codecs.of("java", Object.class);

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("ann", "\"ann\""),
                Arguments.of("", "\"\""),
                Arguments.of("Zoë 🐝\n", "\"Zoë 🐝\n\""),
                Arguments.of("say \"hi\" \\o/", "\"say \\\"hi\\\" \\\\o/\""),
                Arguments.of("half \ud83d", "\"half \\ud83d\""),
                Arguments.of("\ufffd", "\"\ufffd\""),
                Arguments.of("\u0000", "\"\u0000\""),
                Arguments.of("\\u0041", "\"\\\\u0041\""),
                Arguments.of(42, "42"),
                Arguments.of(Integer.MIN_VALUE, "-2147483648"),
                Arguments.of(42L, "42L"),
                Arguments.of(Long.MIN_VALUE, "-9223372036854775808L"),
                Arguments.of(true, "true"),
                Arguments.of(false, "false"),
                Arguments.of((short) -7, "Short(-7)"),
                Arguments.of((byte) 7, "Byte(7)"),
                Arguments.of(1.5, "Double(1.5)"),
                Arguments.of(-0.0, "Double(-0.0)"),
                Arguments.of(Double.NaN, "Double(NaN)"),
                Arguments.of(Double.NEGATIVE_INFINITY, "Double(-Infinity)"),
                Arguments.of(1.5f, "Float(1.5)"),
                Arguments.of('c', "Character(c)"),
                Arguments.of('ë', "Character(ë)"),
                Arguments.of(')', "Character())"),
                Arguments.of('\u0000', "Character(\u0000)"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void asText(Object value, String text) {
        assertThat(new String(codec.encode(value), StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(codec.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void streamsOfThemAreRead(Object value, String text) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(stream)) {
            out.writeObject(value);
        }
        Form<Object, byte[]> form = Bytes.of(codec);

        assertThat(codec.decode(stream.toByteArray())).isEqualTo(value);
        assertThat(form.matches(stream.toByteArray(), form.toProbe(value)))
                .as("%s as a stream is what it is as text", text)
                .isTrue();
    }

    @Test
    void everyCharacterComesBack() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            assertComesBack((char) c);
            assertComesBack("" + (char) c);
            assertComesBack("a" + (char) c + "\"");
        }
    }

    @Test
    void anyNumberComesBack() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            assertComesBack(random.nextInt() >> random.nextInt(32));
            assertComesBack(random.nextLong() >> random.nextInt(64));
            assertComesBack((short) random.nextInt());
            assertComesBack((byte) random.nextInt());
            assertComesBack(Double.longBitsToDouble(random.nextLong()));
            assertComesBack(Float.intBitsToFloat(random.nextInt()));
        }
    }

    private void assertComesBack(Object value) {
        Object back = codec.decode(codec.encode(value));
        if (!back.equals(value)) {
            assertThat(back).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"a",
                "a\"",
                "ann",
                "\"a\"b\"",
                "\"a\" ",
                "\"\\\"",
                "\"\\x\"",
                "\"\\u0041\"",
                "\"\\uD83D\"",
                "\"\\u12\"",
                "\"\\ud83d\\udc1d\"",
                " 1",
                "1 ",
                "+1",
                "01",
                "-0",
                "-",
                "1.5",
                "1e3",
                "2147483648",
                "L",
                "42l",
                "9223372036854775808L",
                "TRUE",
                "tree",
                "null",
                "{}",
                "[1]",
                "[\"java.lang.Long\",1]",
                "()",
                "Short()",
                "Short(1",
                "Short(40000)",
                "Short(+1)",
                "Byte(128)",
                "Integer(1)",
                "Double()",
                "Double(one)",
                "Character()",
                "Character(ab)",
                "Thread(1)",
                "@42",
                "\u0000",
                "\ufeff1"
            })
    void nothingElseIsRead(String text) {
        assertThatThrownBy(() -> codec.decode(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        for (byte[] content : new byte[][] {
            {}, {'"', (byte) 0xFF, '"'}, {'"', (byte) 0xC3, '"'}, {(byte) 0xC1, 'z', 'i', 'p'}, new byte[100_000]
        }) {
            assertThatThrownBy(() -> codec.decode(content)).isInstanceOf(CodecException.class);
        }
    }

    @Test
    void theDeclaredTypeIsChecked() {
        Codec<String> strings = Codecs.of("java", String.class);
        assertThatThrownBy(() -> strings.decode("42".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CodecException.class)
                .hasMessageContainingAll("java.lang.Integer", "java.lang.String");
    }

    @Test
    void littleIsAllocated() {
        byte[] content = codec.encode("a value of some forty characters, or so ...");
        assertThat(codec.decode(content)).isNotNull();

        assertThat(Allocation.of(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        codec.decode(content);
                    }
                }))
                .isLessThan(1_000 * 200);
    }
}
