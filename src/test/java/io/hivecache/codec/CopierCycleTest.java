package io.hivecache.codec;

import static io.hivecache.codec.CopierAssert.assertRefused;
import static io.hivecache.codec.CopierAssert.copyOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.codec.CopierBeans.Address;
import io.hivecache.codec.Samples.Page;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Graphs that lead back to objects whose copies are incomplete: who may see them, and who must not. */
@SuppressWarnings("serial") // fields as users declare them
class CopierCycleTest {

    static Stream<Map<Object, Object>> maps() {
        return Stream.of(new HashMap<>(), new LinkedHashMap<>(), new ConcurrentHashMap<>());
    }

    @ParameterizedTest
    @MethodSource("maps")
    void hashesKeysWhenTheyAreComplete(Map<Object, Object> original) {
        Key first = new Key("first");
        Key second = new Key("second");
        first.other = second;
        second.other = first;
        original.put(first, "a");
        original.put(second, original);

        Map<Object, Object> copy = copyOf(original);

        assertThat(copy).containsKeys(new Key("first"), new Key("second"));
    }

    @ParameterizedTest
    @MethodSource("maps")
    void refusesKeysThatLeadBackToTheMap(Map<Object, Object> original) {
        Key key = new Key("key");
        original.put(key, "a");
        key.other = original;

        assertRefused(original);
    }

    @ParameterizedTest
    @MethodSource("maps")
    void refusesKeysThatLeadBackToTheMapByAnother(Map<Object, Object> original) {
        Key between = new Key("between");
        between.other = original;
        Key key = new Key("key");
        key.other = between;
        Map<Object, Object> outer = new LinkedHashMap<>();
        original.put("between", between);
        original.put(key, "a");
        outer.put("map", original);

        assertRefused(new LinkedHashMap<>(outer));
    }

    @Test
    void refusesKeysThatLeadBackToWhatIsCompleteOnlyLater() {
        Family family = new Family();
        family.childrenInOrder.add(new Key("child", family));
        family.children = new HashSet<>(family.childrenInOrder);

        assertRefused(family);
    }

    @Test
    void acceptsKeysThatWereCopiedCompletelyBefore() {
        Family family = new Family();
        family.childrenInOrder.add(new Key("child", new Address("Bern")));
        family.children = new HashSet<>(family.childrenInOrder);

        Family copy = copyOf(family);

        assertThat(copy.children).contains(copy.childrenInOrder.get(0));
        assertThat(copy.children.iterator().next()).isSameAs(copy.childrenInOrder.get(0));
    }

    @Test
    void acceptsKeysOnceTheGraphTheyLedBackToIsComplete() {
        Link cycle = new Link();
        cycle.next = cycle;
        Map<Object, Object> map = new HashMap<>();
        map.put(new Key("key"), "a");

        copyOf(new ArrayList<>(List.of(cycle, map)));
    }

    @Test
    void acceptsKeysThatAreHashedByIdentityWhateverTheyLeadTo() {
        Link parent = new Link();
        Link child = new Link();
        child.next = parent;
        Set<Link> children = new HashSet<>(Set.of(child));
        parent.others = children;

        Link copy = (Link) Copier.copy(parent);

        Link copiedChild = (Link) copy.others.iterator().next();
        assertThat(copiedChild.next).isSameAs(copy);
        assertThat(copy.others.contains(copiedChild)).isTrue();
        assertThat(copy.others.contains(child)).isFalse();
    }

    @Test
    void refusesRecordsInACycle() {
        List<Object> list = new ArrayList<>();
        Page<Object> page = new Page<>(list, "first");
        list.add(page);

        assertRefused(page);
        assertRefused(list);
    }

    @Test
    void refusesRecordsWhoseConstructorWouldSeeAnIncompleteCopy() {
        Link link = new Link();
        link.others = List.of(new Page<>(new ArrayList<>(), link));

        assertRefused(link);
    }

    @Test
    void copiesRecordsThatHoldACompleteCycle() {
        Link link = new Link();
        link.next = link;

        copyOf(new Page<>(List.of(link), link));
    }

    @Test
    void refusesUnmodifiableCollectionsInACycle() {
        Link link = new Link();
        link.others = List.of(link);
        assertThat(copyOf(link).others).hasSize(1);

        assertRefused(link.others);
    }

    @Test
    void copiesTreesWhoseElementsLeadBackToThem() {
        TreeSet<Key> set = new TreeSet<>(new ByName());
        for (String name : List.of("b", "a", "c")) {
            set.add(new Key(name, set));
        }

        copyOf(set);
    }

    @Test
    void refusesHeapsWhoseElementsLeadBackToThem() {
        PriorityQueue<Key> queue = new PriorityQueue<>(new ByName());
        queue.add(new Key("a", queue));

        assertRefused(queue);
    }

    @Test
    void refusesHeapsWhoseElementsLeadBackToThoseThatLeadToThem() {
        Link link = new Link();
        PriorityQueue<Key> queue = new PriorityQueue<>(new ByName());
        link.others = queue;
        queue.add(new Key("a"));
        copyOf(link);

        queue.add(new Key("b", link));

        assertRefused(link);
    }

    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        final String name;
        Object other;

        Key(String name) {
            this.name = name;
        }

        Key(String name, Object other) {
            this.name = name;
            this.other = other;
        }

        @Override
        public boolean equals(Object object) {
            return object instanceof Key key && key.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    record ByName() implements Comparator<Key>, Serializable {
        @Override
        public int compare(Key a, Key b) {
            return a.name.compareTo(b.name);
        }
    }

    static class Family implements Serializable {
        private static final long serialVersionUID = 1L;

        final List<Key> childrenInOrder = new ArrayList<>();
        Set<Key> children;
    }

    static class Link implements Serializable {
        private static final long serialVersionUID = 1L;

        Link next;
        Collection<?> others;
    }
}
