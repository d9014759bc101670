package io.hivecache.engine.embedded;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.TimeSource;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One entry's place in the map: its content and the moment at which it expires. Content can be replaced here, without the
 * map, until the cell is left: whoever takes a cell out of the map, or puts another in its place, leaves it first, so that
 * nobody stores anything where it would be lost. Compared by identity; thread-safe.
 *
 * @param <C> the type of content
 */
final class Cell<C> {
    private static final VarHandle CONTENT = contentHandle();

    private volatile @Nullable Object content;
    private volatile long deadline;

    Cell(C content, long deadline) {
        this.content = content;
        this.deadline = deadline;
    }

    private static VarHandle contentHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(Cell.class, "content", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What is kept, or null if the cell was left. */
    @SuppressWarnings("unchecked")
    @Nullable
    C content() {
        return (C) content;
    }

    /** Stores content in place of what was seen; answers false if that is no longer there, or the cell was left. */
    boolean replace(C seen, C next) {
        return CONTENT.compareAndSet(this, seen, next);
    }

    /** Leaves the cell for good, unless its content is no longer what was seen. */
    boolean leave(C seen) {
        return CONTENT.compareAndSet(this, seen, null);
    }

    /** When the cell expires, in milliseconds of the engine's clock, or {@link Lifetime#NEVER}. */
    long deadline() {
        return deadline;
    }

    /** Moves the deadline; of two that do so at once, either wins. */
    void expireAt(long moment) {
        if (moment != deadline) {
            deadline = moment;
        }
    }

    /** Whether the cell's time has passed; the clock is read only if the cell can expire. */
    boolean hasLapsed(TimeSource time) {
        long moment = deadline;
        return moment != Lifetime.NEVER && moment <= time.millis();
    }
}
