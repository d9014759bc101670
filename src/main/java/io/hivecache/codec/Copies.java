package io.hivecache.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The copies that have been made so far of one graph of objects: what is met again is not copied again.
 *
 * <p>Few objects are searched one by one, which is faster than any hashing; many are found by their identity hash.
 * Objects are numbered in the order in which they are met. Those whose fields or elements are just being copied are
 * <em>open</em>: they are the path from the root to where the copying is, and their copies are incomplete.
 *
 * <p>A copy from which an open one can be reached must not be shown to code that looks into it, such as
 * {@code hashCode}. There is a way to an open copy only if the graph led back to it, so it is enough to remember the
 * lowest number that the graph has led back to while it is open. Not safe for use by many threads.
 */
final class Copies {

    private static final int FEW = 8;

    /** In the interpreter an object takes up to 2 KiB of the thread's stack. */
    private static final int MAX_DEPTH = 200;

    /** Stands for the copy of an object that exists only when all its parts do. */
    private static final Object PENDING = new Object();

    private static final int NONE = Integer.MAX_VALUE;

    private @Nullable Object[] pairs = new @Nullable Object[2 * FEW];
    private int @Nullable [] slots;
    private int size;

    private int[] open = new int[FEW];
    private int depth;
    private int lowestReturn = NONE;

    /**
     * Answers the copy of an object, or the object itself if it may be shared.
     *
     * @throws CopyRefusal if the object, or one that it refers to, cannot be copied
     */
    @Nullable
    Object of(@Nullable Object source) {
        if (source == null || source.getClass() == String.class) {
            return source;
        }
        CopyPlan plan = CopyPlans.of(source.getClass());
        return plan == CopyPlan.SHARE ? source : of(source, plan);
    }

    /** Answers the copy of an object whose plan is known. */
    Object of(Object source, CopyPlan plan) {
        int known = find(source);
        if (known >= 0) {
            return madeBefore(known);
        }
        int number = size;
        open(number);
        Object copy = plan.copy(source, this);
        depth--;
        if (number <= lowestReturn) {
            lowestReturn = NONE;
        }
        return copy;
    }

    /**
     * Answers the copy of an object that other code is going to look into.
     *
     * @throws CopyRefusal also if that code could meet an incomplete copy
     */
    @Nullable
    Object ofComplete(@Nullable Object source) {
        int before = size;
        Object copy = of(source);
        if (leadsToOpen(before) && copy != source) {
            throw new CopyRefusal();
        }
        return copy;
    }

    /**
     * Answers the copy of an object that is going to be hashed and tested for equality.
     *
     * @throws CopyRefusal also if its code for that could meet an incomplete copy
     */
    @Nullable
    Object ofKey(@Nullable Object source) {
        int before = size;
        Object copy = of(source);
        if (copy != null && leadsToOpen(before) && copy != source && !hasIdentity(copy.getClass())) {
            throw new CopyRefusal();
        }
        return copy;
    }

    /** Notes the copy of an object, as yet incomplete. */
    void add(Object source, Object copy) {
        int number = size++;
        if (2 * number == pairs.length) {
            grow();
        }
        pairs[2 * number] = source;
        pairs[2 * number + 1] = copy;
        if (slots != null) {
            enter(slots, source, number);
        }
    }

    /** Notes an object whose copy cannot exist before those of its parts, and answers its number. */
    int await(Object source) {
        add(source, PENDING);
        return size - 1;
    }

    /** Completes what {@link #await} announced. */
    Object complete(int number, Object copy) {
        pairs[2 * number + 1] = copy;
        return copy;
    }

    /**
     * Completes what {@link #await} announced with an object whose constructor may have looked into its arguments.
     *
     * @throws CopyRefusal if it could have met an incomplete copy
     */
    Object completeConstructed(int number, Object copy) {
        if (leadsToOpen(number)) {
            throw new CopyRefusal();
        }
        return complete(number, copy);
    }

    /** Whether an object with a lower number than this one is open and has been met again. */
    private boolean leadsToOpen(int number) {
        return lowestReturn < number;
    }

    private Object madeBefore(int number) {
        Object copy = pairs[2 * number + 1];
        if (copy == null || copy == PENDING) {
            throw new CopyRefusal();
        }
        if (number < lowestReturn && isOpen(number)) {
            lowestReturn = number;
        }
        return copy;
    }

    private void open(int number) {
        if (depth == open.length) {
            if (depth >= MAX_DEPTH) {
                throw new CopyRefusal();
            }
            open = Arrays.copyOf(open, Math.min(2 * depth, MAX_DEPTH));
        }
        open[depth++] = number;
    }

    private boolean isOpen(int number) {
        return Arrays.binarySearch(open, 0, depth, number) >= 0;
    }

    private int find(Object source) {
        if (slots != null) {
            return find(slots, source);
        }
        for (int number = 0; number < size; number++) {
            if (pairs[2 * number] == source) {
                return number;
            }
        }
        return -1;
    }

    private int find(int[] slots, Object source) {
        int slot = slot(slots, source);
        while (slots[slot] > 0) {
            int number = slots[slot] - 1;
            if (pairs[2 * number] == source) {
                return number;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return -1;
    }

    private void grow() {
        pairs = Arrays.copyOf(pairs, 2 * pairs.length);
        int[] larger = new int[pairs.length];
        for (int number = 0; number < pairs.length / 4; number++) {
            enter(larger, pairs[2 * number], number);
        }
        slots = larger;
    }

    private static void enter(int[] slots, @Nullable Object source, int number) {
        int slot = slot(slots, source);
        while (slots[slot] > 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = number + 1;
    }

    private static int slot(int[] slots, @Nullable Object source) {
        return System.identityHashCode(source) & slots.length - 1;
    }

    /** Whether the objects of a class are hashed and compared without a look into them. */
    private static boolean hasIdentity(Class<?> type) {
        try {
            return type.getMethod("hashCode").getDeclaringClass() == Object.class
                    && type.getMethod("equals", Object.class).getDeclaringClass() == Object.class
                    && !Comparable.class.isAssignableFrom(type);
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
