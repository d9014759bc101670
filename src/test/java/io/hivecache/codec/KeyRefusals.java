package io.hivecache.codec;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Objects;

/** Classes of keys whose equality nobody can tell from their parts. */
@SuppressWarnings({"serial", "EqualsHashCode"}) // as users have them
final class KeyRefusals {
    private KeyRefusals() {}

    /** What the compiler does not know beforehand, or it would put the value wherever the field is read. */
    private static int hashOf(String text) {
        return text.hashCode();
    }

    static final class Identity implements Serializable {
        final String name = String.valueOf('a');
    }

    static final class NotSerializable {
        @Override
        public boolean equals(Object other) {
            return other instanceof NotSerializable;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    static final class Customized implements Serializable {
        @Override
        public boolean equals(Object other) {
            return other instanceof Customized;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
        }
    }

    /** Its equality ignores a field. */
    static class Named implements Serializable {
        final String name;
        final String comment;

        Named(String name, String comment) {
            this.name = name;
            this.comment = comment;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Named that && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** Its equality looks at what is not serialized. */
    static final class Visited implements Serializable {
        final String name = String.valueOf('a');
        transient int visits;

        @Override
        public boolean equals(Object other) {
            return other instanceof Visited that && name.equals(that.name) && visits == that.visits;
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** What looks like a hash is what it stands for. */
    static final class ContentHash implements Serializable {
        final int hash = hashOf("content");

        @Override
        public boolean equals(Object other) {
            return other instanceof ContentHash that && hash == that.hash;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    static class Base implements Serializable {
        final int number = hashOf("a");

        @Override
        public boolean equals(Object other) {
            return other instanceof Base that && number == that.number;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    /** Equals an object of its superclass. */
    static final class Extended extends Base {}

    record ArrayByIdentity(int[] numbers) {}

    record AnythingByIdentity(Object content) {}

    record IgnoresCase(String name, int number) {
        @Override
        public boolean equals(Object other) {
            return other instanceof IgnoresCase that && name.equalsIgnoreCase(that.name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(number);
        }
    }

    /** Within an object that compares itself. */
    final class Inner implements Serializable {
        final int number = hashOf("a");

        @Override
        public boolean equals(Object other) {
            return other instanceof Inner that && number == that.number;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    static Inner inner() {
        return new KeyRefusals().new Inner();
    }

    static final class Failing implements Serializable {
        final Iterable<String> none = null;

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("not today");
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("not today");
        }
    }
}
