package io.hivecache.codec;

import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to content, decoding answers a value or throws a CodecException, and nothing else. */
class HostileContentTest {
    private static final AllowList OURS = AllowList.of(List.of("io.hivecache.codec.Samples"));

    static Stream<Arguments> contents() {
        List<Arguments> contents = new ArrayList<>();
        for (String name : List.of("java", "jackson", "jackson2")) {
            for (AllowList allowList : List.of(AllowList.everything(), OURS)) {
                Codec<Object> untyped = Codecs.of(name, Object.class, allowList);
                contents.add(Arguments.of(name, untyped, untyped.encode(everyKind())));
                contents.add(Arguments.of(name, untyped, untyped.encode(Samples.order())));
                Codec<Object> typed = Codecs.of(name, Samples.Order.class, allowList);
                contents.add(Arguments.of(name, typed, typed.encode(Samples.order())));
            }
        }
        Codec<Object> text = Codecs.of("raw", String.class);
        contents.add(Arguments.of("raw", text, text.encode("Zoë 🐝")));
        return contents.stream();
    }

    private static Object everyKind() {
        Map<Object, Object> value = new HashMap<>();
        value.put("set", new HashSet<>(Set.of(1L, 'c', new UUID(1, 2))));
        value.put(
                new Samples.Point(1, 2),
                new TreeMap<>(Map.of("k", ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneId.of("Europe/Paris")))));
        value.put(7, new ArrayList<>(Arrays.asList(new BigDecimal("1.10"), null, Samples.Color.GREEN)));
        value.put("array", new Object[] {new int[] {1, 2}, new byte[] {1}, "text", 1.5});
        value.put("people", new ArrayList<>(List.of(Samples.Person.of("Ann", "A"), Samples.Employee.of("Bob", 1))));
        return value;
    }

    @ParameterizedTest
    @MethodSource("contents")
    void cutAtEveryByte(String name, Codec<Object> codec, byte[] content) {
        for (int length = 0; length < content.length; length++) {
            byte[] cut = Arrays.copyOf(content, length);
            if (!name.equals("raw") && decode(codec, cut) != null) {
                fail("content cut to %s of %s bytes was read", length, content.length);
            }
            decode(codec, cut);
        }
    }

    @ParameterizedTest
    @MethodSource("contents")
    void aBitFlippedInEveryByte(String name, Codec<Object> codec, byte[] content) {
        for (int at = 0; at < content.length; at++) {
            for (int bit : new int[] {at % 8, 7}) {
                byte[] damaged = content.clone();
                damaged[at] ^= (byte) (1 << bit);
                decode(codec, damaged);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("contents")
    void bytesReplaced(String name, Codec<Object> codec, byte[] content) {
        Random random = new Random(content.length);
        for (int round = 0; round < 200; round++) {
            byte[] damaged = content.clone();
            for (int i = 0; i < 4; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            decode(codec, damaged);
        }
    }

    @ParameterizedTest
    @MethodSource("contents")
    void somethingAfterwards(String name, Codec<Object> codec, byte[] content) {
        for (byte more : new byte[] {0, 'x', 0x70, 0x78, '{', '"'}) {
            byte[] longer = Arrays.copyOf(content, content.length + 1);
            longer[content.length] = more;
            if (!name.equals("raw") && decode(codec, longer) != null) {
                fail("content with %s after it was read", more);
            }
        }
    }

    private static Object decode(Codec<Object> codec, byte[] content) {
        try {
            return codec.decode(content);
        } catch (CodecException expected) {
            return null;
        }
    }
}
