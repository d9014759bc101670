package io.hivecache.hive;

/**
 * How long a cell lives after each thing that can happen to it; asked by the engine when that thing happens, and only
 * then. All durations are milliseconds. Implementations are thread-safe, never throw and never use the hive they are
 * asked by: an engine may ask while it holds the cell.
 */
public interface Lifetime {
    /** The duration, and the deadline, of what does not expire. */
    long NEVER = Long.MAX_VALUE;

    /** An answer to {@link #update} and {@link #access}: the deadline stays where it is. */
    long SAME = -1;

    /** Creates cells that never expire and leaves all other deadlines alone. */
    Lifetime ETERNAL = new Fixed(NEVER, SAME, SAME);

    /** The life of a new cell: 0 (it is not even stored), a positive duration, or {@link #NEVER}. */
    long creation();

    /** The life of a cell from now that its content was replaced: as for creation, or {@link #SAME}. */
    long update();

    /** The life of a cell from now that its content was read: as for creation, or {@link #SAME}. */
    long access();

    /** Whether {@link #access} can answer anything but {@link #SAME}. */
    boolean reactsToAccess();

    /** Whether {@link #update} always answers {@link #SAME}, so that nobody need ask. */
    boolean outlastsUpdates();

    /** A lifetime whose three answers are always the same, so that an engine may know them beforehand. */
    record Fixed(long creation, long update, long access) implements Lifetime {
        @Override
        public boolean reactsToAccess() {
            return access != SAME;
        }

        @Override
        public boolean outlastsUpdates() {
            return update == SAME;
        }
    }
}
