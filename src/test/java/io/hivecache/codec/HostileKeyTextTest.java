package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.hivecache.codec.KeySamples.Color;
import io.hivecache.codec.KeySamples.LazyHash;
import io.hivecache.codec.KeySamples.Point;
import io.hivecache.testing.Allocation;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.cache.internal.CacheKeyImplementation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cache.interceptor.SimpleKey;

/** Whatever text a server hands out, reading it answers the key whose text it is or throws a CodecException. */
class HostileKeyTextTest {
    private static final int MUTATIONS = 10_000;

    private static final int MOST_BYTES = 1 << 20;

    private static final String PIECES = "@\"\\(),=1L.[]-+eEu0\0\ud83d null";

    private static final String SAMPLES = KeySamples.class.getName() + "$";

    private static List<String> texts() {
        List<Object> keys = List.of(
                "@ann\ud83d",
                1L,
                new UUID(1, 2),
                URI.create("http://Example.com/%aa"),
                ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneId.of("Europe/Paris")),
                List.of("a", 1, 1.5, Color.GREEN, String.class),
                Set.of(1, 2, 3),
                Map.of("a", Map.of(1, 2), "b", List.of()),
                new Point(1, 2),
                new LazyHash(Color.RED, "a", "b"),
                new KeySamples.Bytes(new byte[] {1, 2}, 1, new int[] {1, 2}),
                new KeySamples.Declared(
                        new ArrayList<>(List.of("a")), new TreeSet<>(Set.of(1)), null, null, null, Set.of()),
                new SimpleKey(1, "a", null),
                new CacheKeyImplementation(new Object[] {1, "a"}, "e", "t", 1));
        return keys.stream().map(KeyTexts::text).toList();
    }

    @Test
    void mutations() {
        AllowList samples = AllowList.of(List.of(KeySamples.class.getName()));
        RecordingLoader loader = new RecordingLoader();
        KeyText<Object> restricted =
                new KeyText<>(new CodecContext(Object.class, CacheClassLoader.forDecoding(loader), samples), List.of());
        Random random = new Random(5909);
        List<String> texts = texts();
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String mutated = mutate(texts.get(i % texts.size()), texts, random);
            read += reads(KeyTexts.ANY, mutated) ? 1 : 0;
            long bytes = Allocation.of(() -> attempt(restricted, mutated));
            if (bytes > MOST_BYTES) {
                fail("%s bytes allocated for %s", bytes, mutated);
            }
        }
        assertThat(loader.asked()).isNotEmpty().allMatch(samples::allows);
        assertThat(read).as("mutations that are texts of other keys").isBetween(MUTATIONS / 100, MUTATIONS / 2);
    }

    private static String mutate(String text, List<String> texts, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = 1 + random.nextInt(mutated.length() - 1);
            int end = Math.min(mutated.length(), at + random.nextInt(8));
            switch (random.nextInt(5)) {
                case 0 -> mutated.setCharAt(at, PIECES.charAt(random.nextInt(PIECES.length())));
                case 1 -> mutated.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                case 2 -> mutated.delete(at, end).append('x');
                case 3 -> mutated.insert(at, mutated.substring(at, end));
                default ->
                    mutated.insert(at, texts.get(random.nextInt(texts.size())).substring(1));
            }
        }
        return mutated.toString();
    }

    private static void attempt(KeyText<Object> form, String text) {
        try {
            form.toObject(text);
        } catch (CodecException expected) {
            // as it should be
        }
    }

    private static boolean reads(KeyText<Object> form, String text) {
        try {
            assertThat(form.toContent(form.toObject(text))).isEqualTo(text);
            return true;
        } catch (CodecException expected) {
            assertThat(expected).hasMessageContaining("cannot be read");
            return false;
        }
    }

    @Test
    void cutAnywhere() {
        for (String text : texts()) {
            // But of 1L, which leaves 1.
            for (int length = text.endsWith("L") ? text.length() : 1; length < text.length(); length++) {
                String cut = text.substring(0, length);
                assertThat(reads(KeyTexts.ANY, cut)).as(cut).isFalse();
            }
        }
    }

    /** What the JDK's parsers would also take. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\ud83d",
                "@",
                "@ 1",
                "@+1",
                "@01",
                "@-0",
                "@1l",
                "@2147483648",
                "@9223372036854775808L",
                "@1 ",
                "@-",
                "@L",
                "@null",
                "@TRUE",
                "@\"a\"",
                "@\"\\x\"",
                "@\"\\u0041\"",
                "@\"\\uD83D\"",
                "@\"\\u+123\"",
                "@\"\\u12",
                "@\"\\",
                "@\"",
                "@Short(01)",
                "@Short(1",
                "@Short()",
                "@Short(\"1\")",
                "@Double(1.0)",
                "@Double(1d)",
                "@Double(0x1p0)",
                "@Double(1e0)",
                "@UUID(1-1-1-1-1)",
                "@UUID(00000000-0000-0001-0000-00000000000A)",
                "@BigDecimal(1e3)",
                "@BigDecimal(1E+99999999999)",
                "@URI(HTTP://a)",
                "@Locale(de_CH)",
                "@Locale(de-ch)",
                "@Date(1)",
                "@Year(+5)",
                "@YearMonth(2026-01)",
                "@YearMonth(2026)",
                "@ZoneId(+01:00)",
                "@ZoneId(Z)",
                "@Duration(PT60S)",
                "@List",
                "@List(",
                "@List(1,)",
                "@List(,1)",
                "@List(1 ,2)",
                "@List(1)x",
                "@Set(2,1)",
                "@Set(1,1)",
                "@Map(1)",
                "@Map(\"b\"=1,\"a\"=1)",
                "@Map(\"a\"=1,\"a\"=1)",
                "@Entry()",
                "@Optional(null)",
                "@Object[](1)",
                "@int[](1)",
                "@List(int[](1))",
                "@List(Object[]())",
                "@Unknown(1)",
                "@Unknown",
                "@.",
                "@a.",
                "@.a",
                "@Class(no.such.Class)",
                "@Class(int[])",
                "@SimpleKey(",
                "@QueryKey()",
                "@ENTITY(1)",
                "@BasicCacheKeyImplementation(\"e\")",
                "@BasicCacheKeyImplementation(1,1)",
                "@java.lang.Object()",
                "@java.lang.String(a)",
                "@java.util.ArrayList()",
                "@java.lang.Thread.State",
                "@java.lang.Integer.MAX_VALUE",
                "@java.sql.Date(1970-01-01T00:00:00Z)",
                "@java.sql.Timestamp(1970-01-01)",
                "@java.io.File(path=\"a\")"
            })
    void notCanonical(String text) {
        assertThat(reads(KeyTexts.ANY, text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Point",
                "Point(",
                "Point()",
                "Point(x=1)",
                "Point(x=1,y=2,z=3)",
                "Point(y=2,x=1)",
                "Point(1,2)",
                "Point(x=1L,y=2)",
                "Point(x=null,y=2)",
                "Point(x=\"1\",y=2)",
                "Color()",
                "Color.BLUE",
                "Color.",
                "Tree(name=1,next=null)",
                "Plain(name=\"a\")",
                "Plain(name=1,number=1L)",
                "Plain(name=\"a\",number=1)",
                "LazyHash(color=null,names=null)",
                "LazyHash(color=1,names=Object[]())",
                "Id(id=1L)",
                "UserId()",
                "Bytes(content=Object[](1),more=null)",
                "Bytes(content=byte[](0),more=null)",
                "Declared(list=Set(),sorted=null,colors=null,map=null,counts=null,nested=null)"
            })
    void noSuchKey(String text) {
        assertThat(reads(KeyTexts.ANY, "@" + SAMPLES + text)).isFalse();
    }

    @Test
    void nestedWithoutEnd() {
        for (String open : List.of("List(", "Map(", "Optional(", "Entry(", "Object[](", "SimpleKey(")) {
            String text = '@' + open.repeat(100_000);
            assertThatThrownBy(() -> KeyTexts.key(text))
                    .isInstanceOf(CodecException.class)
                    .message()
                    .hasSizeLessThan(500);
        }
    }

    @Test
    void numbersWithoutEnd() {
        String digits = "9".repeat(1 << 20);
        for (String text : List.of("@", "@BigInteger(", "@BigDecimal(", "@BigDecimal(1E+", "@Double(", "@Year(")) {
            assertThat(reads(KeyTexts.ANY, text + digits + ")")).isFalse();
        }
    }

    private static final AtomicBoolean LOADED = new AtomicBoolean();

    @SuppressWarnings("unused") // by its text alone
    private enum Harmful {
        NOW;

        static {
            LOADED.set(true);
        }
    }

    @SuppressWarnings("unused") // by its text alone
    private record HarmfulRecord() {
        HarmfulRecord {
            LOADED.set(true);
        }
    }

    @Test
    void nothingRunsThatIsNotAllowed() {
        KeyText<Object> restricted = KeyTexts.of(AllowList.of(List.of("com.acme.*")));
        String outer = HostileKeyTextTest.class.getName() + "$";
        for (String name : List.of("Harmful.NOW", "HarmfulRecord()")) {
            assertThatThrownBy(() -> restricted.toObject("@List(" + outer + name + ")"))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining(outer + "Harmful")
                    .hasMessageContaining("'allow'");
        }
        assertThatThrownBy(() -> restricted.toObject("@Class(" + outer + "Harmful)"))
                .hasMessageContaining("'allow'");
        assertThat(LOADED).isFalse();
        assertThat(KeyTexts.key("@Class(" + outer + "Harmful)").getClass()).isEqualTo(Class.class);
        assertThat(LOADED).isFalse();
        KeyTexts.key("@" + outer + "Harmful.NOW");
        assertThat(LOADED).isTrue();
    }

    /** Declared types need no list. */
    @Test
    void declaredTypes() {
        AllowList none = AllowList.of(List.of());
        KeyText<Point> points = new KeyText<>(new CodecContext(Point.class, KeyTexts.LOADER, none), List.of());
        assertThat(points.toObject(points.toContent(new Point(1, 2)))).isEqualTo(new Point(1, 2));
        assertThatThrownBy(() -> points.toObject("1"))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("the declared type " + Point.class.getName());
        assertThatThrownBy(() -> points.toObject("@" + SAMPLES + "Color.RED"))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("'allow'");
    }
}
