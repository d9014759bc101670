package io.hivecache.hive;

/**
 * Hears what a hive does on its own, on any thread.
 *
 * @param <A> the type of aliases
 */
public interface HiveObserver<A> {
    /** An entry was evicted to keep the hive within its limit. Called inside the engine's locks: be quick. */
    void evicted();

    /** A read was answered by a copy in this JVM of what lies outside of it. Be quick. */
    default void readNear() {}

    /**
     * Whether anybody wants to hear of expired entries now; engines that would have to remember entries for that do so
     * only then.
     */
    default boolean wantsLapsed() {
        return true;
    }

    /**
     * The engine met a cell whose time has passed. An observer that wants to know its content makes the cell absent
     * itself, by any {@link Hive#transition}, whose outcome names it. What it throws reaches the caller of the operation
     * that met the cell.
     *
     * @return whether the observer did so; otherwise the engine drops the cell
     */
    boolean lapsed(A alias);

    /** Listens to nothing. */
    static <A> HiveObserver<A> none() {
        return new HiveObserver<>() {
            @Override
            public void evicted() {}

            @Override
            public boolean wantsLapsed() {
                return false;
            }

            @Override
            public boolean lapsed(A alias) {
                return false;
            }
        };
    }
}
