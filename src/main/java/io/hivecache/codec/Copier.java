package io.hivecache.codec;

import org.jspecify.annotations.Nullable;

/**
 * Copies graphs of mutable objects from object to object, without content in between. A copy is what Java serialization
 * would make of the original; where that cannot be promised, the copier refuses the whole graph and the codec makes the
 * copy.
 *
 * <h2>What is the same</h2>
 *
 * The class and the serialized fields of each object, final ones included; transient fields have their default values,
 * and superclasses that are not serializable run their constructor. Objects that the graph refers to twice are copied
 * once, so that sharing and cycles are kept. Records run their canonical constructor, and hash tables hash the copies of
 * their keys. Only what nothing can change is shared with the original ({@link Immutables}, and unmodifiable collections
 * of such) where serialization would make an equal object.
 *
 * <h2>What is refused</h2>
 *
 * <ul>
 *   <li>Classes that customize their serialization, which only their own code can carry out: {@code writeObject},
 *       {@code readObject}, {@code writeReplace}, {@code readResolve}, {@code serialPersistentFields},
 *       {@code Externalizable}. Serializable lambdas do, too. {@link JdkPlans} knows
 *       those of the JDK by hand.
 *   <li>Classes that are not serializable: the codec words the error.
 *   <li>Proxies, hidden classes, and classes with a field that their module does not open to this one, which are those
 *       of the JDK that are not known by hand.
 *   <li>Graphs in which a hash, a comparison or a constructor could meet an object whose copy is incomplete, because
 *       the graph leads back to it. Whatever they then do, they must do it as in deserialization, which fills objects
 *       in an order of its own.
 *   <li>Graphs too deep for recursion.
 *   <li>Graphs whose own code fails while it is copied.
 * </ul>
 *
 * <h2>How it is fast</h2>
 *
 * A {@link CopyPlan} is prepared once per class. It holds one method handle, composed of the getters and setters of the
 * class's fields, which the JVM compiles as it would compile code written for that class; of values that cannot change
 * only the reference is moved. It takes half the time of {@code Field}, sets final fields, which {@code VarHandle}
 * cannot, and needs no generated classes. The {@link Copies} made so far are few in most graphs and searched one by one.
 */
final class Copier {

    /** Of a class whose graphs are refused all the time, one in so many is tried. */
    private static final int LONGEST_PAUSE = 1023;

    private static final int LENGTH = 0;
    private static final int LEFT = 1;

    /** Of each class at the root: how many graphs are not tried after a refusal, and how many of them are left. */
    private static final ClassValue<int[]> PAUSES = new ClassValue<>() {
        @Override
        protected int[] computeValue(Class<?> type) {
            return new int[2];
        }
    };

    private Copier() {}

    /**
     * Answers a copy of an object with all that it refers to, the object itself if nothing can change it, or null if the
     * copier refuses. The original is only read, and may be copied by several threads at once.
     */
    static @Nullable Object copy(Object object) {
        try {
            return new Copies().of(object);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError refused) {
            return null;
        }
    }

    /**
     * Does the same for an object that the copier has not made: as it may be refused, and would have been copied in part
     * for nothing, graphs with a root of its class are tried ever more rarely while they are refused.
     */
    static @Nullable Object copyForeign(Object object) {
        int[] pause = PAUSES.get(object.getClass());
        if (pause[LEFT] > 0) {
            // A count that two threads get wrong is good enough.
            pause[LEFT]--;
            return null;
        }
        Object copy = copy(object);
        if (copy == null) {
            pause[LENGTH] = Math.min(2 * pause[LENGTH] + 1, LONGEST_PAUSE);
            pause[LEFT] = pause[LENGTH];
        } else if (pause[LENGTH] > 0) {
            pause[LENGTH] = 0;
        }
        return copy;
    }
}
