package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.hivecache.testing.Allocation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten thousand corrupted contents for each codec, as a remote hive might hand them out: each is a value or a {@link
 * CodecException}, soon and in little memory, and no class is even looked for that is not allowed.
 */
class CorruptedContentTest {
    private static final int ROUNDS = 10_000;

    /** The most that content may be; memory is to stay below its double. */
    private static final int MAX_BYTES = 8 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final AllowList OURS = AllowList.of(List.of(Samples.class.getName()));

    private static final List<Object> VALUES = List.of(
            "Zoë 🐝 \"quoted\"",
            42,
            1L << 40,
            1.5,
            'c',
            true,
            Samples.order(),
            new Samples.Drawing(new Samples.Circle(1.5), 5L, new BigDecimal("1.0")),
            new Samples.Page<>(List.of(5L, new Samples.Point(1, 2), "x"), Samples.Employee.of("Bob", 1)),
            Samples.chain(20),
            everyKind(),
            "a".repeat(5_000),
            new ArrayList<>(
                    List.of(new HashSet<>(Set.of(1, 2)), new int[100].length, new long[200], "b".repeat(3_000))));

    private static Object everyKind() {
        Map<Object, Object> value = new HashMap<>();
        value.put("set", new HashSet<>(Set.of(1L, 'c', new UUID(1, 2))));
        value.put(
                new Samples.Point(1, 2),
                new TreeMap<>(Map.of("k", ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneId.of("Europe/Paris")))));
        value.put(7, new ArrayList<>(Arrays.asList(new BigDecimal("1.10"), null, Samples.Color.GREEN)));
        value.put("array", new Object[] {new int[] {1, 2}, new byte[] {1}, "text", 1.5});
        return value;
    }

    static Stream<Arguments> codecs() {
        return Stream.of("java", "jackson", "jackson2", "raw")
                .flatMap(name -> Stream.of(Arguments.of(name, Long.MAX_VALUE), Arguments.of(name, 100L)));
    }

    @ParameterizedTest(name = "{0}, compressed above {1}")
    @MethodSource("codecs")
    void tenThousand(String name, long above) {
        RecordingLoader loader = new RecordingLoader();
        Codec<Object> codec = codec(name, loader, above);
        List<byte[]> contents = VALUES.stream()
                .filter(value -> !name.equals("raw") || value instanceof String)
                .map(codec::encode)
                .toList();
        contents.forEach(codec::decode);
        contents.forEach(content -> decode(codec, Arrays.copyOf(content, content.length - 1)));
        loader.asked().clear();
        Corruption corruption = new Corruption(contents, name.hashCode() + above);

        assertTimeoutPreemptively(PATIENCE, () -> {
            Thread.currentThread().setContextClassLoader(loader);
            for (int round = 0; round < ROUNDS; round++) {
                check(codec, corruption.next());
            }
        });

        assertThat(loader.asked()).allMatch(OURS::allows);
        assertThat(Foreign.Witness.ALIVE).isFalse();
    }

    private static Codec<Object> codec(String name, ClassLoader loader, long above) {
        Codec<Object> codec = Codecs.of(name, name.equals("raw") ? String.class : Object.class, OURS, loader);
        return new Compressed<>(codec, above, MAX_BYTES);
    }

    private static void check(Codec<Object> codec, byte[] content) {
        long bytes = Allocation.of(() -> decode(codec, content));
        if (bytes > 2L * MAX_BYTES) {
            fail("%s bytes allocated for %s", bytes, new String(content, StandardCharsets.ISO_8859_1));
        }
    }

    private static void decode(Codec<Object> codec, byte[] content) {
        try {
            codec.decode(content);
        } catch (CodecException expected) {
            // as it should be
        }
    }
}
