package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.testing.Allocation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Larger contents are compressed, all are read back, and what only looks compressed does no harm. */
class CompressedTest {
    private static final int MAX = 1 << 20;

    private static final byte[] MARK = {(byte) 0xC1, 'z', 'i', 'p'};

    private static final String LARGE = "the same words again, ".repeat(500);

    private static <T> Codec<T> compressing(Codec<T> codec, long above) {
        return new Compressed<>(codec, above, MAX);
    }

    private static Codec<byte[]> bytes() {
        return compressing(Codecs.of("raw", byte[].class), 1);
    }

    private static Codec<String> text() {
        return compressing(Codecs.of("raw", String.class), 1);
    }

    static Stream<Arguments> codecs() {
        return Stream.of(
                Arguments.of(Codecs.untyped("java"), LARGE),
                Arguments.of(Codecs.untyped("jackson"), List.of(LARGE)),
                Arguments.of(Codecs.untyped("jackson2"), List.of(LARGE)),
                Arguments.of(Codecs.of("raw", String.class), LARGE),
                Arguments.of(Codecs.of("raw", byte[].class), LARGE.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void largeContentIsCompressedAndComesBack(Codec<Object> codec, Object value) {
        byte[] content = compressing(codec, 1_000).encode(value);

        assertThat(content).startsWith(MARK).hasSizeLessThan(1_000);
        assertThat(compressing(codec, 1_000).decode(content)).isEqualTo(value);
        assertThat(compressing(codec, Long.MAX_VALUE).decode(content))
                .as("read where nothing is compressed")
                .isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void whatWasWrittenBeforeIsStillRead(Codec<Object> codec, Object value) {
        assertThat(compressing(codec, 1).decode(codec.encode(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void contentUpToTheBoundIsLeftAsItIs(Codec<Object> codec, Object value) {
        byte[] content = codec.encode(value);

        assertThat(compressing(codec, content.length).encode(value)).isEqualTo(content);
        assertThat(compressing(codec, content.length - 1).encode(value)).hasSizeLessThan(content.length);
    }

    @Test
    void contentThatWouldNotBecomeSmallerIsLeftAsItIs() {
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);

        assertThat(bytes().encode(noise)).isEqualTo(noise);
        for (int length = 0; length < 100; length++) {
            byte[] few = Arrays.copyOf(noise, length);
            assertThat(bytes().encode(few)).isEqualTo(few);
        }
    }

    @Test
    void bytesThatBeginWithTheMarkComeBackToo() {
        byte[] noise = new byte[1_000];
        new Random(1).nextBytes(noise);
        List<byte[]> more = List.of(
                new byte[0], new byte[] {'0'}, new byte[] {'1'}, new byte[] {'1', 0, 0, 0, 0}, noise, new byte[5_000]);

        for (byte[] rest : more) {
            byte[] value = ByteBuffer.allocate(MARK.length + rest.length)
                    .put(MARK)
                    .put(rest)
                    .array();
            byte[] frame = bytes().encode(value);
            assertThat(bytes().decode(frame)).isEqualTo(value);
            assertThat(bytes().decode(bytes().encode(frame))).isEqualTo(frame);
            Codec<byte[]> reading = compressing(Codecs.of("raw", byte[].class), Long.MAX_VALUE);
            assertThat(reading.decode(reading.encode(value))).isEqualTo(value);
        }
    }

    /** Too large to be read back, however small it would be made, so the hive is to see its size. */
    @Test
    void contentBeyondTheLimitIsLeftToTheHive() {
        assertThat(text().encode("a".repeat(MAX))).hasSizeLessThan(MAX / 100);
        assertThat(text().encode("a".repeat(MAX + 1))).hasSize(MAX + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 6, 9})
    void whatAnotherZlibWroteIsTheSame(int level) {
        Form<String, byte[]> form = Bytes.of(text());
        byte[] other = frame(LARGE.length(), deflate(LARGE.getBytes(StandardCharsets.UTF_8), level));

        assertThat(form.toObject(other)).isEqualTo(LARGE);
        assertThat(form.matches(other, form.toProbe(LARGE))).isTrue();
        assertThat(form.matches(other, form.toProbe(LARGE + "!"))).isFalse();
    }

    @Test
    void cutOrWithMoreAfterItItIsRefused() {
        byte[] content = text().encode(LARGE);
        for (int length = MARK.length; length < content.length; length++) {
            refused(Arrays.copyOf(content, length));
        }
        refused(Arrays.copyOf(content, content.length + 1));
    }

    @Test
    void aBitFlippedAnywhereChangesNothingUnnoticed() {
        byte[] content = text().encode(LARGE);
        for (int bit = MARK.length * 8; bit < content.length * 8; bit++) {
            byte[] damaged = content.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            // Bits that fill up the last byte of the stream mean nothing.
            assertThat(decoded(damaged)).isIn(null, LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX + 1, Integer.MAX_VALUE})
    void aBombIsRefusedByTheLengthThatItTells(int length) {
        byte[] bomb = frame(length, deflate(new byte[16 * MAX], 9));

        assertThatThrownBy(() -> text().decode(bomb))
                .isInstanceOf(CodecException.class)
                .hasMessageContainingAll(length + " bytes", "at most " + MAX, "max-value-bytes");
        assertThat(Allocation.of(() -> decoded(bomb))).isLessThan(MAX / 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 0, 1, 1_000, MAX})
    void aBombThatTellsAnotherLengthIsNotInflatedBeyondThat(int length) {
        byte[] bomb = frame(length, deflate(new byte[16 * MAX], 9));

        refused(bomb);
        assertThat(Allocation.of(() -> decoded(bomb))).isLessThan(2 * MAX);
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, MAX})
    void aLengthThatFewBytesCannotHaveIsRefusedAtOnce(int length) {
        byte[] few = frame(length, deflate(new byte[10], 9));

        refused(few);
        assertThat(Allocation.of(() -> decoded(few))).isLessThan(50_000);
    }

    @Test
    void aStreamThatWantsADictionaryIsRefused() {
        Deflater deflater = new Deflater();
        deflater.setDictionary("dictionary".getBytes(StandardCharsets.UTF_8));
        refused(frame(10, finish(deflater, "dictionary".getBytes(StandardCharsets.UTF_8))));
    }

    private static void refused(byte[] content) {
        assertThatThrownBy(() -> text().decode(content)).isInstanceOf(CodecException.class);
    }

    private static String decoded(byte[] content) {
        try {
            return text().decode(content);
        } catch (CodecException expected) {
            return null;
        }
    }

    private static byte[] frame(int length, byte[] stream) {
        return ByteBuffer.allocate(MARK.length + 5 + stream.length)
                .put(MARK)
                .put((byte) '1')
                .putInt(length)
                .put(stream)
                .array();
    }

    private static byte[] deflate(byte[] content, int level) {
        return finish(new Deflater(level), content);
    }

    private static byte[] finish(Deflater deflater, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] some = new byte[1 << 16];
        deflater.setInput(content);
        deflater.finish();
        while (!deflater.finished()) {
            out.write(some, 0, deflater.deflate(some));
        }
        deflater.end();
        return out.toByteArray();
    }
}
