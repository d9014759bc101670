package io.hivecache.codec;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out by trial whether {@code equals} of a class looks at the parts that are written, at all of them and at
 * nothing else.
 *
 * <p>A key of the class must equal a copy of it, which has the same values, though arrays of its own. It must not equal
 * a copy in which one written part differs, and must equal a copy in which one that is left out does. What the first
 * key cannot tell, because a part of it is null, later ones do; from then on a check costs nothing. What cannot be
 * found out so: an {@code equals} that takes different values of a part for the same, as it does when it ignores case.
 *
 * <p>Safe for use by many threads.
 */
final class EqualsProbe {
    private final Class<?> type;
    private final KeyShape shape;
    private final List<KeyShape.Part> all;
    private final Set<Integer> open = ConcurrentHashMap.newKeySet();
    private volatile boolean copied;

    EqualsProbe(Class<?> type, KeyShape shape) {
        this.type = type;
        this.shape = shape;
        all = new ArrayList<>(shape.parts());
        all.addAll(shape.others());
        for (int i = 0; i < all.size(); i++) {
            open.add(i);
        }
    }

    /**
     * Tries what has not been found out yet.
     *
     * @throws CodecException if {@code equals} looks at more or less than is written
     */
    void check(Object key, @Nullable Object[] values) {
        if (!copied || hasUndeclaredArray(values)) {
            requireEqualCopy(key, values);
            requireNoEqualOfSuperclass(key);
            copied = true;
        }
        if (!open.isEmpty()) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] != null && open.contains(i)) {
                    probe(key, values, i);
                    open.remove(i);
                }
            }
        }
    }

    /** Of an array that no declaration announces the first key may have told nothing. */
    private boolean hasUndeclaredArray(@Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (isArray(values[i]) && (open.contains(i) || !all.get(i).type().isArray() || nestsArrays(values[i]))) {
                return true;
            }
        }
        return false;
    }

    private static boolean nestsArrays(@Nullable Object value) {
        return value instanceof Object[] array && Stream.of(array).anyMatch(EqualsProbe::isArray);
    }

    private static boolean isArray(@Nullable Object value) {
        return value != null && value.getClass().isArray();
    }

    private void requireEqualCopy(Object key, @Nullable Object[] values) {
        @Nullable Object[] own = new @Nullable Object[values.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = Perturbation.copied(values[i]);
        }
        Object copy = shape.make(own);
        if (!key.equals(copy) || !copy.equals(key)) {
            throw KeyClass.refusal(
                    type, "its equals does not hold for a copy of it, as when arrays in it are compared by identity");
        }
    }

    /** An object of a superclass would have another name in its text. */
    private void requireNoEqualOfSuperclass(Object key) {
        if (type.isRecord()) {
            return;
        }
        for (Class<?> each = type.getSuperclass();
                SerializationHooks.isSerializable(each);
                each = each.getSuperclass()) {
            if (!Modifier.isAbstract(each.getModifiers()) && equalsOneOf(each, key)) {
                throw KeyClass.refusal(type, "its equals also holds for an object of its superclass " + each.getName());
            }
        }
    }

    private static boolean equalsOneOf(Class<?> superclass, Object key) {
        try {
            KeyShape shape = new FieldShape(superclass);
            Object ofSuperclass = shape.make(shape.values(key));
            return key.equals(ofSuperclass) || ofSuperclass.equals(key);
        } catch (ReflectiveOperationException | RuntimeException unmade) {
            return false;
        }
    }

    private void probe(Object key, @Nullable Object[] values, int index) {
        boolean written = index < shape.parts().size();
        String field = "the field '" + all.get(index).name() + "'";
        if (matters(key, values, index, written) != written) {
            String fault = written
                    ? "its equals does not look at " + field
                            + ", which may differ between equal keys unless it is transient"
                    : "its equals looks at " + field
                            + ", which is transient, not serializable, or a hash that may differ" + " from JVM to JVM";
            throw KeyClass.refusal(type, fault);
        }
    }

    /** Who looks at a part may fail at a strange value of it; and so may a constructor, which leaves us the doubt. */
    private boolean matters(Object key, @Nullable Object[] values, int index, boolean otherwise) {
        @Nullable Object[] changed = values.clone();
        changed[index] = Perturbation.of(values[index]);
        Object other;
        try {
            other = shape.make(changed);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError refused) {
            return otherwise;
        }
        try {
            return !key.equals(other);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError looked) {
            return true;
        }
    }
}
