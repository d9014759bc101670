package io.hivecache.codec;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Classes of keys as users have them. */
@SuppressWarnings("serial") // fields as users declare them
final class KeySamples {
    private KeySamples() {}

    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "grün";
            }
        }
    }

    record Point(int x, int y) {}

    record Tree(String name, Tree next) {}

    record Nothing() {}

    record Pair(Object first, Object second) {}

    /** Components that are declared as other collections than were read. */
    record Declared(
            ArrayList<String> list,
            TreeSet<Integer> sorted,
            EnumSet<Color> colors,
            SortedMap<String, Long> map,
            EnumMap<Color, Integer> counts,
            Set<Map<String, Point>> nested) {}

    /** A list of the user's that cannot be made without its name. */
    static final class NamedList extends ArrayList<String> {
        NamedList(String name) {
            super(List.of(name));
        }
    }

    record OfNamedList(NamedList list) {}

    /** A class with nothing special. */
    static final class Plain implements Serializable {
        private final String name;
        private final Long number;

        Plain(String name, Long number) {
            this.name = name;
            this.number = number;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Plain that
                    && Objects.equals(name, that.name)
                    && Objects.equals(number, that.number);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, number);
        }
    }

    /** A class whose superclass compares by class. */
    abstract static class Id<T> implements Serializable {
        private final T id;

        Id(T id) {
            this.id = id;
        }

        @Override
        public boolean equals(Object other) {
            return other != null && other.getClass() == getClass() && id.equals(((Id<?>) other).id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    static final class UserId extends Id<Long> {
        UserId(long id) {
            super(id);
        }
    }

    static final class OrderId extends Id<Long> {
        OrderId(long id) {
            super(id);
        }
    }

    /** Keeps the hash when it is first asked for it, and is serialized with it. */
    static final class LazyHash implements Serializable {
        private final Color color;
        private final String[] names;
        private int hash;

        LazyHash(Color color, String... names) {
            this.color = color;
            this.names = names;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof LazyHash that && color == that.color && Arrays.equals(names, that.names);
        }

        @Override
        public int hashCode() {
            if (hash == 0) {
                hash = 31 * color.hashCode() + Arrays.hashCode(names);
            }
            return hash;
        }
    }

    /** Keeps the hash from the beginning. */
    static final class EagerHash implements Serializable {
        private final Color color;
        private final int hashCode;

        EagerHash(Color color) {
            this.color = color;
            this.hashCode = color.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof EagerHash that && color == that.color;
        }

        @Override
        public int hashCode() {
            return hashCode;
        }
    }

    /** A record that compares the array in it by content. */
    record Bytes(byte[] content, Object... more) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that
                    && Arrays.equals(content, that.content)
                    && Arrays.deepEquals(more, that.more);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(content) + Arrays.deepHashCode(more);
        }
    }

    /** Forgets a cached text when serialized. */
    static final class Remembering implements Serializable {
        private final List<Integer> numbers;
        private transient String text;

        Remembering(Integer... numbers) {
            this.numbers = List.of(numbers);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Remembering that && numbers.equals(that.numbers);
        }

        @Override
        public int hashCode() {
            return numbers.hashCode();
        }

        @Override
        public String toString() {
            if (text == null) {
                text = numbers.toString();
            }
            return text;
        }
    }
}
