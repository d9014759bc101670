package io.hivecache.codec;

import static io.hivecache.codec.KeyTexts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.codec.KeyRefusals.AnythingByIdentity;
import java.io.File;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that could have two texts, or a text that another key has, are refused with the reason. */
class KeyTextRefusalTest {

    static Stream<Arguments> classes() {
        return Stream.of(
                Arguments.of(new KeyRefusals.Identity(), "does not override equals"),
                Arguments.of(new Object(), "does not override equals"),
                Arguments.of(new AtomicInteger(), "does not override equals"),
                Arguments.of(Pattern.compile("a"), "does not override equals"),
                Arguments.of(new ArrayDeque<>(List.of(1)), "does not override equals"),
                Arguments.of(new KeyRefusals.NotSerializable(), "not java.io.Serializable"),
                Arguments.of(new KeyRefusals.Customized(), "customizes its serialization"),
                Arguments.of(new KeyRefusals.Named("a", "b"), "does not look at the field 'comment'"),
                Arguments.of(new KeyRefusals.Visited(), "looks at the field 'visits'"),
                Arguments.of(new KeyRefusals.ContentHash(), "looks at the field 'hash'"),
                Arguments.of(new KeyRefusals.Extended(), "its superclass " + KeyRefusals.Base.class.getName()),
                Arguments.of(new KeyRefusals.ArrayByIdentity(new int[] {1}), "arrays in it are compared by identity"),
                Arguments.of(new AnythingByIdentity(new int[0]), "arrays in it are compared by identity"),
                Arguments.of(new KeyRefusals.IgnoresCase("a", 1), "does not look at the field 'number'"),
                Arguments.of(KeyRefusals.inner(), "does not look at the field 'this$0'"),
                Arguments.of((Runnable & Serializable) () -> {}, "lambda"),
                Arguments.of(proxy(), "proxy"),
                Arguments.of(new File("a"), "nothing is known of this class of the JDK"),
                Arguments.of(new BitSet(), "nothing is known of this class of the JDK"));
    }

    private static Object proxy() {
        return Proxy.newProxyInstance(
                KeyTexts.LOADER, new Class<?>[] {Serializable.class}, (proxy, method, arguments) -> true);
    }

    @ParameterizedTest
    @MethodSource("classes")
    void refusesTheClass(Object key, String why) {
        for (Object whole : List.of(key, List.of(key), new KeySamples.Pair("a", key))) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> text(whole))
                        .isInstanceOf(CodecException.class)
                        .hasMessageContaining(key.getClass().getName())
                        .hasMessageContaining(why)
                        .hasMessageContaining(KeyFormat.class.getName());
            }
        }
    }

    /** What the first key does not show, a later one does. */
    @Test
    void refusesWhatShowsLater() {
        record Late(Object first, Object second) {
            @Override
            public boolean equals(Object other) {
                return other instanceof Late that && Objects.equals(first, that.first);
            }

            @Override
            public int hashCode() {
                return Objects.hashCode(first);
            }
        }
        assertThat(text(new Late("a", null))).endsWith("Late(first=\"a\",second=null)");
        assertThatThrownBy(() -> text(new Late("a", "b")))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("'second'");
        assertThat(text(new AnythingByIdentity("a"))).endsWith("(content=\"a\")");
        assertThatThrownBy(() -> text(new AnythingByIdentity(new byte[1]))).isInstanceOf(CodecException.class);
        assertThat(text(new AnythingByIdentity("b"))).endsWith("(content=\"b\")");
    }

    @Test
    void refusesArraysInArraysThatAreComparedByIdentity() {
        record Shallow(Object... elements) {
            @Override
            public boolean equals(Object other) {
                return other instanceof Shallow that && Arrays.equals(elements, that.elements);
            }

            @Override
            public int hashCode() {
                return Arrays.hashCode(elements);
            }
        }
        KeyTexts.assertComesBack(new Shallow("a", 1));
        assertThatThrownBy(() -> text(new Shallow("a", new int[0])))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("arrays in it are compared by identity");
    }

    static Stream<Arguments> values() {
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        Map<Object, Object> twice = new IdentityHashMap<>();
        twice.put("a", 1);
        TreeSet<String> ignoringCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Object[] array = {1};
        array[0] = array;
        return Stream.of(
                Arguments.of(circle, "nested too deep"),
                Arguments.of(new KeySamples.Bytes(null, array), "nested too deep"),
                Arguments.of(twice, "otherwise than by equals"),
                Arguments.of(ignoringCase, "otherwise than by equals"),
                Arguments.of(new TreeMap<>(Comparator.reverseOrder()), "otherwise than by equals"),
                Arguments.of(new TreeSet<>(Set.of(new BigDecimal("1.0"))), "otherwise than by equals"),
                Arguments.of(new TreeMap<>(Map.of(BigDecimal.ONE, 1)), "otherwise than by equals"),
                Arguments.of(new int[] {1}, "array cannot be a key"),
                Arguments.of(List.of(new byte[0]), "array cannot be a key"),
                Arguments.of(Set.of((Object) new String[0]), "array cannot be a key"),
                Arguments.of(new KeySamples.Pair(1, List.of((Object) new String[0])), "array cannot be a key"),
                Arguments.of(BigInteger.ONE.shiftLeft(20000), "bits"),
                Arguments.of(locale(), "does not come back"),
                Arguments.of(new KeyRefusals.Failing(), "not today"));
    }

    @SuppressWarnings("deprecation") // of JDK 19 and later
    private static Locale locale() {
        return new Locale("no language", "at all");
    }

    @ParameterizedTest
    @MethodSource("values")
    void refusesTheValue(Object key, String why) {
        assertThatThrownBy(() -> text(key)).isInstanceOf(CodecException.class).hasMessageContaining(why);
    }

    @Test
    void isNestedAHundredTimes() {
        KeyTexts.assertComesBack(nested(100));
        assertThatThrownBy(() -> text(nested(101))).isInstanceOf(CodecException.class);
    }

    private static Object nested(int depth) {
        Object key = 1.5;
        for (int i = 0; i < depth; i++) {
            key = i % 2 == 0 ? List.of(key) : new HashMap<>(Map.of("a", key));
        }
        return key;
    }

    @Test
    void aHashOfTheConstructorsIsNotRestored() {
        String text = text(new KeySamples.EagerHash(KeySamples.Color.RED));
        assertThat(text).endsWith("EagerHash(color=" + KeySamples.Color.class.getName() + ".RED)");
        assertThatThrownBy(() -> KeyTexts.key(text))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("computes its hash");
    }

    /** What could not be read back is not written, but may be looked for: another JVM may have written it. */
    @ParameterizedTest
    @MethodSource
    void notAllowed(Object key) {
        KeyText<Object> restricted = KeyTexts.of(AllowList.of(List.of("com.acme.*")));
        String text = text(key);

        assertThatThrownBy(() -> restricted.toContent(key))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("not encoded")
                .hasMessageContaining("'allow'");
        assertThatThrownBy(() -> restricted.toObject(text)).isInstanceOf(CodecException.class);
        assertThat(restricted.toProbe(key)).isEqualTo(text);
        assertThat(KeyText.alias(key)).isEqualTo(text);
        assertThat(KeyTexts.of(AllowList.of(
                                List.of(KeySamples.class.getName(), getClass().getName())))
                        .toContent(key))
                .isEqualTo(text);
    }

    static Stream<Object> notAllowed() {
        return Stream.of(
                new KeySamples.Point(1, 2),
                KeySamples.Color.RED,
                List.of(Map.of("a", KeySamples.Color.GREEN)),
                new KeySamples.LazyHash(KeySamples.Color.RED, "a", "b"),
                KeyTextRefusalTest.class);
    }
}
