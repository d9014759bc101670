package io.hivecache.codec;

import static io.hivecache.codec.CopierAssert.assertRefused;
import static io.hivecache.codec.CopierAssert.copyOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.codec.CopierBeans.Address;
import io.hivecache.codec.Samples.Color;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
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
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the copier makes of the JDK's own classes, each time held to what the Java codec makes of them. */
class CopierJdkTest {

    static Stream<Collection<Object>> collections() {
        return Stream.of(
                new ArrayList<>(),
                new ArrayDeque<>(),
                new CopyOnWriteArrayList<>(),
                new HashSet<>(),
                new LinkedHashSet<>(),
                new LinkedList<>());
    }

    @ParameterizedTest
    @MethodSource("collections")
    void copiesCollections(Collection<Object> original) {
        copyOf(original);
        IntStream.range(0, 40).forEach(i -> original.add("text " + i));
        copyOf(original);
        original.add(new ArrayList<>(List.of("text")));

        Collection<Object> copy = copyOf(original);
        copyOf(new Object[] {original, original});

        copy.add("more");
        assertThat(original).hasSize(41);
    }

    static Stream<Map<Object, Object>> maps() {
        return Stream.of(new HashMap<>(), new LinkedHashMap<>(), new ConcurrentHashMap<>());
    }

    @ParameterizedTest
    @MethodSource("maps")
    void copiesMaps(Map<Object, Object> original) {
        copyOf(original);
        IntStream.range(0, 40).forEach(i -> original.put("text " + i, i));
        copyOf(original);
        original.put("address", new Address("Bern"));
        copyOf(original);
        original.put(new ArrayList<>(List.of("mutable key")), new Address("Rom"));

        Map<Object, Object> copy = copyOf(original);
        copyOf(new Object[] {original, original});

        copy.put("more", "more");
        assertThat(original).hasSize(42);
        assertThat(copy).containsKey(List.of("mutable key"));
    }

    static Stream<Collection<Object>> lists() {
        return collections().filter(collection -> !(collection instanceof Set));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void copiesCollectionsThatHoldThemselves(Collection<Object> original) {
        original.add(original);

        Collection<Object> copy = copyOf(original);

        assertThat(copy.iterator().next()).isSameAs(copy);
    }

    @ParameterizedTest
    @MethodSource("maps")
    void keepsTheEntryThatTheCodecKeepsWhenKeysHaveBecomeEqual(Map<Object, Object> original) {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>(List.of("second"));
        original.put(first, 1);
        original.put(second, 2);
        first.add("second");

        Object copy = Copier.copy(original);

        if (original instanceof ConcurrentHashMap) {
            assertThat(copy).isNull();
        } else {
            Codec<Object> codec = Codecs.untyped("java");
            assertThat(copy).isEqualTo(codec.decode(codec.encode(original)));
        }
    }

    @Test
    void copiesNullsWhereCollectionsHoldThem() {
        Map<Object, Object> map = new HashMap<>();
        map.put(null, null);

        copyOf(map);
        copyOf(new LinkedHashMap<>(map));
        copyOf(new HashSet<>(map.keySet()));
        copyOf(new ArrayList<>(map.keySet()));
        copyOf(new LinkedList<>(map.keySet()));
    }

    @Test
    void keepsTheOrderOfAccess() {
        LinkedHashMap<Object, Object> original = new LinkedHashMap<>(16, 0.75f, true);
        original.put("a", 1);
        original.put("b", new Address("Bern"));
        original.get("a");

        for (LinkedHashMap<Object, Object> each : List.of(original, withMutableKey(original))) {
            LinkedHashMap<Object, Object> copy = copyOf(each);
            copy.get("b");

            assertThat(new ArrayList<>(copy.keySet())).endsWith("b").hasSameSizeAs(original.keySet());
        }
        assertThat(copyOf(new LinkedHashMap<>(Map.of("a", 1))).get("a")).isEqualTo(1);
    }

    private static LinkedHashMap<Object, Object> withMutableKey(LinkedHashMap<Object, Object> map) {
        map.put(new ArrayList<>(List.of("mutable key")), 3);
        return map;
    }

    @Test
    void copiesTreesWithTheirComparators() {
        List<Comparator<Object>> comparators = new ArrayList<>();
        comparators.add(null);
        comparators.add(erased(Comparator.<String>naturalOrder()));
        comparators.add(erased(Comparator.<String>reverseOrder()));
        comparators.add(erased(String.CASE_INSENSITIVE_ORDER));
        comparators.add(erased(new ByLength(true)));
        for (Comparator<Object> comparator : comparators) {
            TreeSet<Object> set = new TreeSet<>(comparator);
            TreeMap<Object, Object> map = new TreeMap<>(comparator);
            PriorityQueue<Object> queue = new PriorityQueue<>(1, comparator);
            copyOf(new Object[] {set, map, queue});
            for (String text : List.of("B", "a", "cc", "ddd", "C")) {
                set.add(text);
                map.put(text, new Address(text));
                queue.add(text);
            }

            Object[] copies = copyOf(new Object[] {set, map, queue});

            ((Set<?>) copies[0]).remove("ddd");
            assertThat(((Set<?>) copies[0]).contains("ddd")).isFalse();
            assertThat(((Map<?, ?>) copies[1]).containsKey("ddd")).isTrue();
            assertThat(((PriorityQueue<?>) copies[2]).poll()).isEqualTo(queue.poll());
        }
    }

    @SuppressWarnings("unchecked")
    private static Comparator<Object> erased(Comparator<String> comparator) {
        return (Comparator<Object>) (Comparator<?>) comparator;
    }

    @Test
    void copiesTreesWithoutComparing() {
        Grumpy grumpy = new Grumpy();
        TreeSet<Object> set = new TreeSet<>(grumpy);
        TreeMap<Object, Object> map = new TreeMap<>(grumpy);
        for (String text : List.of("b", "a", "d", "c")) {
            set.add(new StringHolder(text));
            map.put(new StringHolder(text), set);
        }
        grumpy.refuses = true;

        copyOf(map);
    }

    @Test
    void copiesPartsOfTreesAsTheWholeOfNewOnes() {
        TreeSet<String> set = new TreeSet<>(List.of("a", "b", "c"));

        copyOf(set.headSet("c"));
        copyOf(set.descendingSet());
    }

    @Test
    void refusesAHeapThatIsNone() {
        StringHolder first = new StringHolder("a");
        PriorityQueue<StringHolder> queue = new PriorityQueue<>(new Grumpy());
        queue.addAll(List.of(first, new StringHolder("b"), new StringHolder("c")));
        copyOf(queue);

        first.text = "z";

        assertRefused(queue);
    }

    @Test
    void copiesEnumCollections() {
        EnumMap<Color, Object> map = new EnumMap<>(Color.class);
        copyOf(map);
        map.put(Color.GREEN, new Address("Bern"));
        map.put(Color.RED, null);

        copyOf(map).put(Color.GREEN, "changed");
        copyOf(new Object[] {map, map});
        EnumSet<Color> set = EnumSet.of(Color.RED);
        copyOf(new Object[] {set, set});
        copyOf(set).clear();
        copyOf(EnumSet.noneOf(Color.class)).add(Color.RED);
        copyOf(EnumSet.allOf(Character.UnicodeScript.class));

        assertThat(set).containsExactly(Color.RED);
        assertThat(map.get(Color.GREEN)).isInstanceOf(Address.class);
    }

    static Stream<Object> unmodifiable() {
        return Stream.of(
                List.of(),
                List.of("a"),
                List.of("a", "b", "c"),
                Stream.of("a", "b", "c").toList(),
                Set.of(),
                Set.of("a"),
                Set.of("a", "b", "c"),
                Map.of(),
                Map.of("a", 1),
                Map.of("a", 1, "b", 2),
                Collections.emptyList(),
                Collections.emptySet(),
                Collections.emptyMap(),
                Collections.singletonList("a"),
                Collections.singleton("a"),
                Collections.singletonMap("a", null),
                List.of(List.of("a"), Set.of(Map.of("a", List.of()))));
    }

    @ParameterizedTest
    @MethodSource("unmodifiable")
    void sharesWhatCannotChangeAndHoldsNothingThatCan(Object original) {
        assertThat(copyOf(original)).isSameAs(original);
    }

    static Stream<Object> unmodifiableOfMutable() {
        Address address = new Address("Bern");
        ArrayList<String> list = new ArrayList<>(List.of("a"));
        return Stream.of(
                List.of(address),
                List.of(address, "b", address),
                Stream.of(address, "b").toList(),
                Stream.of(address, null).toList(),
                Set.of(list),
                Set.of(list, "b", "c"),
                Map.of("a", address),
                Map.of("a", address, list, list, "c", 3),
                Collections.singletonList(address),
                Collections.singleton(address),
                Collections.singletonMap(list, address));
    }

    @ParameterizedTest
    @MethodSource("unmodifiableOfMutable")
    void copiesWhatCannotChangeButHoldsWhatCan(Object original) {
        assertThat(copyOf(original)).isNotSameAs(original);
    }

    @Test
    void tellsListsOfStreamsFromOthers() {
        Address address = new Address("Bern");

        assertThat(copyOf(Stream.of(address).toList()).contains(null)).isFalse();
        assertThatThrownBy(() -> copyOf(List.of(address)).contains(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    @SuppressWarnings("JavaUtilDate")
    void copiesValuesThatCanChange() {
        Date date = new Date(5);
        BitSet bits = new BitSet(500);
        bits.set(3);

        Object[] copy = copyOf(new Object[] {
            date,
            date,
            bits,
            new java.sql.Timestamp(5),
            new java.sql.Date(5),
            new java.sql.Time(5),
            new AtomicBoolean(true),
            new AtomicInteger(1),
            new AtomicLong(2),
            new AtomicReference<>(new Address("Bern"))
        });

        ((Date) copy[0]).setTime(6);
        assertThat(copy[1]).isEqualTo(new Date(6));
        assertThat(date).isEqualTo(new Date(5));
        assertThat(bits.size()).as("its capacity").isEqualTo(512);
    }

    static Stream<Object> views() {
        List<Object> list = new ArrayList<>(List.of("a"));
        return Stream.of(
                Arrays.asList("a", "b"),
                Collections.unmodifiableList(list),
                Collections.unmodifiableMap(new HashMap<>()),
                Collections.synchronizedList(list),
                Collections.newSetFromMap(new HashMap<>()),
                new TreeMap<>(Map.of("a", 1)).descendingMap(),
                ConcurrentHashMap.newKeySet());
    }

    @ParameterizedTest
    @MethodSource("views")
    void refusesViewsOfWhatTheGraphMayHoldToo(Object view) {
        assertRefused(view);
        assertRefused(new ArrayList<>(List.of("a", view)));
    }

    record ByLength(boolean ascending) implements Comparator<String>, Serializable {
        @Override
        public int compare(String a, String b) {
            int order = Comparator.comparing(String::length)
                    .thenComparing(String::toString)
                    .compare(a, b);
            return ascending ? order : -order;
        }
    }

    static class StringHolder implements Serializable {
        private static final long serialVersionUID = 1L;

        String text;

        StringHolder(String text) {
            this.text = text;
        }
    }

    /** A comparator that can be told to compare no more. */
    static class Grumpy implements Comparator<Object>, Serializable {
        private static final long serialVersionUID = 1L;

        boolean refuses;

        @Override
        public int compare(Object a, Object b) {
            if (refuses) {
                throw new IllegalStateException("No more comparisons");
            }
            return ((StringHolder) a).text.compareTo(((StringHolder) b).text);
        }
    }
}
