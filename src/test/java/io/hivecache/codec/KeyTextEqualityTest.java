package io.hivecache.codec;

import static io.hivecache.codec.KeyTexts.assertComesBack;
import static io.hivecache.codec.KeyTexts.assertSameText;
import static io.hivecache.codec.KeyTexts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.codec.KeySamples.Bytes;
import io.hivecache.codec.KeySamples.Color;
import io.hivecache.codec.KeySamples.Declared;
import io.hivecache.codec.KeySamples.LazyHash;
import io.hivecache.codec.KeySamples.NamedList;
import io.hivecache.codec.KeySamples.OfNamedList;
import io.hivecache.codec.KeySamples.OrderId;
import io.hivecache.codec.KeySamples.Pair;
import io.hivecache.codec.KeySamples.Plain;
import io.hivecache.codec.KeySamples.Point;
import io.hivecache.codec.KeySamples.Remembering;
import io.hivecache.codec.KeySamples.UserId;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Time;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal keys have equal texts, however they came about, and others have not. */
class KeyTextEqualityTest {

    @Test
    void lists() {
        List<String> names = List.of("a", "b");
        assertSameText(List.of(
                names,
                Arrays.asList("a", "b"),
                new ArrayList<>(names),
                new LinkedList<>(names),
                new Vector<>(names),
                new CopyOnWriteArrayList<>(names),
                Collections.unmodifiableList(new ArrayList<>(names)),
                List.of("x", "a", "b").subList(1, 3),
                names.stream().toList()));
        assertThat(text(names)).isNotEqualTo(text(List.of("b", "a")));
        assertThat(text(List.of())).isNotEqualTo(text(Set.of()));
    }

    @Test
    void sets() {
        List<String> names = List.of("c", "a", "b");
        assertSameText(List.of(
                Set.copyOf(names),
                new HashSet<>(names),
                new LinkedHashSet<>(names),
                new LinkedHashSet<>(List.of("b", "a", "c")),
                new TreeSet<>(names),
                concurrent(names),
                Collections.unmodifiableSet(new HashSet<>(names)),
                new HashMap<>(Map.of("a", 1, "b", 2, "c", 3)).keySet()));
        assertSameText(List.of(EnumSet.of(Color.RED, Color.GREEN), Set.of(Color.GREEN, Color.RED)));
    }

    private static Set<String> concurrent(List<String> names) {
        Set<String> set = ConcurrentHashMap.newKeySet();
        set.addAll(names);
        return set;
    }

    @Test
    void maps() {
        Map<String, Integer> ages = Map.of("ann", 1, "bob", 2, "cid", 3);
        Map<String, Integer> reversed = new LinkedHashMap<>();
        List.of("cid", "bob", "ann").forEach(name -> reversed.put(name, ages.get(name)));
        assertSameText(List.of(
                ages,
                reversed,
                new HashMap<>(ages),
                new TreeMap<>(ages),
                new ConcurrentHashMap<>(ages),
                Collections.unmodifiableMap(reversed)));
        assertSameText(List.of(Map.entry("a", 1), new AbstractMap.SimpleEntry<>("a", 1)));
        assertThat(text(Map.of("a", "b"))).isNotEqualTo(text(Map.of("b", "a")));
    }

    @Test
    void partsThatAreSharedOrNot() {
        String x = "x";
        assertSameText(List.of(new Pair(x, x), new Pair(x, new String("x"))));
        assertSameText(List.of(
                new Pair(List.of(1), Set.of(1, 2, 3)),
                new Pair(new ArrayList<>(List.of(1)), new LinkedHashSet<>(List.of(3, 2, 1)))));
    }

    @Test
    void uris() {
        assertSameText(List.of(
                URI.create("http://user@example.com/%C3%BC?q=%aB#f%Cd"),
                URI.create("HTTP://user@EXAMPLE.com:/%c3%bc?q=%Ab#f%cD")));
        assertSameText(List.of(URI.create("urn:isbn:%aa"), URI.create("URN:isbn:%AA")));
        for (String uri :
                List.of("", "a", "//h", "///p", "a:/b", "?", "#", "http://[::1]:80/", "x://a_b:c/", "//u@h:1")) {
            assertComesBack(URI.create(uri));
        }
        assertThat(text(URI.create("http://h/A"))).isNotEqualTo(text(URI.create("http://h/a")));
        assertThat(text(URI.create("http://h?"))).isNotEqualTo(text(URI.create("http://h")));
    }

    @Test
    void dates() {
        assertSameText(List.of(new Date(5), new java.sql.Date(5), new Time(5)));
        record Dates(java.sql.Date date, Time time, Date any) {}
        assertComesBack(new Dates(new java.sql.Date(5), new Time(6), new java.sql.Date(7)));
    }

    @Test
    void ofADeclaredType() {
        for (Object key : List.of(new LinkedList<>(List.of("a")), new TreeSet<>(Set.of(1)), new java.sql.Date(5))) {
            KeyText<Object> form = new KeyText<>(
                    new CodecContext(key.getClass(), KeyTexts.LOADER, AllowList.of(List.of())), List.of());
            assertThat(form.toObject(form.toContent(key))).isEqualTo(key).hasSameClassAs(key);
        }
    }

    @Test
    void numbersOfDifferentClassesDiffer() {
        List<Object> ones = List.of(
                "1",
                1,
                1L,
                (short) 1,
                (byte) 1,
                1.0,
                1.0f,
                '1',
                true,
                new BigDecimal("1"),
                new BigDecimal("1.0"),
                List.of(1));
        assertThat(ones.stream().map(KeyTexts::text).distinct()).hasSameSizeAs(ones);
    }

    @Test
    void objectsByTheirFields() {
        assertSameText(List.of(new Plain("a", 1L), new Plain(new String("a"), Long.valueOf("1"))));
        assertComesBack(new Plain(null, null));
        assertThat(text(new UserId(1))).isNotEqualTo(text(new OrderId(1)));
        assertComesBack(new UserId(1));
    }

    @Test
    void hashesThatAreKeptAreNotWritten() {
        LazyHash hashed = new LazyHash(Color.RED, "a");
        assertThat(hashed.hashCode()).isNotZero();
        assertSameText(List.of(hashed, new LazyHash(Color.RED, "a")));
        assertThat(text(hashed))
                .doesNotContain("hash=")
                .endsWith("LazyHash(color=" + Color.class.getName() + ".RED,names=Object[](\"a\"))");
    }

    @Test
    void transientFieldsAreNotWritten() {
        Remembering remembering = new Remembering(1, 2);
        assertThat(remembering).hasToString("[1, 2]");
        assertSameText(List.of(remembering, new Remembering(1, 2)));
    }

    @Test
    void arraysByWhatIsInThemWhereTheKeyDoesSo() {
        Bytes bytes = new Bytes(new byte[] {0, -1}, "a", new int[] {1, 2}, new Object[] {1L}, new char[] {'"'});
        assertSameText(List.of(
                bytes, new Bytes(new byte[] {0, -1}, "a", new int[] {1, 2}, new Long[] {1L}, new char[] {'"'})));
        assertThat(text(bytes))
                .endsWith("Bytes(content=byte[](00ff),more=Object[](\"a\",int[](1/2),Object[](1L),char[](\"\\\"\")))");
        assertComesBack(new Bytes(null, new double[] {0.1, Double.NaN}, new float[] {1}, new long[0], new short[] {1}));
        assertComesBack(new Bytes(new byte[0], new boolean[] {true, false}, null, new int[] {-1}));
    }

    @Test
    void collectionsComeBackAsDeclared() {
        assertComesBack(new Declared(
                new ArrayList<>(List.of("a")),
                new TreeSet<>(Set.of(2, 1, 10)),
                EnumSet.of(Color.GREEN),
                new TreeMap<>(Map.of("a", 1L)),
                new EnumMap<>(Map.of(Color.RED, 1)),
                Set.of(Map.of("p", new Point(1, 2)), Map.of())));
    }

    @Test
    void collectionsThatCannotBeMadeDoNotComeBack() {
        assertComesBack(new NamedList("a"));
        String text = text(new OfNamedList(new NamedList("a")));
        assertThat(text).endsWith("OfNamedList(list=List(\"a\"))");
        assertThatThrownBy(() -> KeyTexts.key(text))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("a " + NamedList.class.getName() + " cannot be made");
    }

    /** The same class in another loader is another class, of other keys, with the same texts. */
    @Test
    void inAnotherClassLoader(@TempDir Path directory) throws Exception {
        GuestClass.compile(directory);
        try (var first = GuestClass.loader(directory);
                var second = GuestClass.loader(directory)) {
            KeyText<Object> ofSecond =
                    new KeyText<>(new CodecContext(Object.class, second, AllowList.everything()), List.of());
            Object guest = GuestClass.make(first);
            String text = text(guest);
            assertThat(text)
                    .isEqualTo(ofSecond.toContent(GuestClass.make(second)))
                    .isEqualTo("@guest.Guest(number=1,kind=guest.Guest$Kind.ONE,"
                            + "next=guest.Guest(number=2,kind=guest.Guest$Kind.TWO,next=null))");
            assertThat(ofSecond.toObject(text))
                    .isEqualTo(GuestClass.make(second))
                    .isNotEqualTo(guest);
        }
    }
}
