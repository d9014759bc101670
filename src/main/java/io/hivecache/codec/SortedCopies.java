package io.hivecache.codec;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sorted collections that make copies as they are iterated.
 *
 * <p>With them a tree is filled as it is deserialized, without a comparison: copies may be incomplete still, and
 * originals may have been changed since they were put in order. A tree that is empty takes over a sorted collection with
 * the same comparator as it comes; the comparator, the size and an iterator are all that it asks of it.
 */
final class SortedCopies {

    private SortedCopies() {}

    /** Answers the copies of a set's elements, for a tree with this comparator. */
    static SortedSet<Object> ofSet(Set<?> originals, @Nullable Comparator<Object> comparator, Copies copies) {
        return new Elements(originals, comparator, copies);
    }

    /** Answers the copies of a map's entries, for a tree with this comparator. */
    static SortedMap<Object, Object> ofMap(
            Map<?, ?> originals, @Nullable Comparator<Object> comparator, Copies copies) {
        return new Entries(originals, comparator, copies);
    }

    private static final class Elements extends TreeSet<Object> {

        private static final long serialVersionUID = 1L;

        private final transient Set<?> originals;
        private final transient Copies copies;

        Elements(Set<?> originals, @Nullable Comparator<Object> comparator, Copies copies) {
            super(comparator);
            this.originals = originals;
            this.copies = copies;
        }

        @Override
        public int size() {
            return originals.size();
        }

        @Override
        public Iterator<Object> iterator() {
            return each(originals, copies::of);
        }
    }

    private static final class Entries extends TreeMap<Object, Object> {

        private static final long serialVersionUID = 1L;

        private final transient Map<?, ?> originals;
        private final transient Copies copies;

        Entries(Map<?, ?> originals, @Nullable Comparator<Object> comparator, Copies copies) {
            super(comparator);
            this.originals = originals;
            this.copies = copies;
        }

        @Override
        public int size() {
            return originals.size();
        }

        @Override
        public Set<Map.Entry<Object, Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return originals.size();
                }

                @Override
                public Iterator<Map.Entry<Object, Object>> iterator() {
                    return each(
                            originals.entrySet(),
                            entry ->
                                    new SimpleImmutableEntry<>(copies.of(entry.getKey()), copies.of(entry.getValue())));
                }
            };
        }
    }

    private static <S, C> Iterator<C> each(Set<S> originals, Function<S, C> copying) {
        Iterator<S> remaining = originals.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return remaining.hasNext();
            }

            @Override
            public C next() {
                return copying.apply(remaining.next());
            }
        };
    }
}
