package io.hivecache.engine.embedded;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.TimeSource;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One entry's place in the table: its alias, its content, the moment at which it expires, and who holds it.
 *
 * <p>The field {@code content} says who may change it, so that one compare-and-set both checks and changes:
 *
 * <ul>
 *   <li>an object: that is the content, and whoever saw it may replace it, remove it, or take the cell;
 *   <li>the cell itself: a thread has taken the cell; the content is in its {@link Held}, and only that thread changes it;
 *   <li>{@link #GONE}: the cell has left the table for good. What is not gone is in the table.
 * </ul>
 *
 * <p>Of several writes that belong together only the last one waits until all threads see it, and with it those before: the
 * compare-and-set, or the {@linkplain Held#end end} of the right to the cell. The others are made by handles in release mode,
 * and plainly before the cell is in the table.
 *
 * <p>Compared by identity; thread-safe.
 *
 * @param <A> the type of aliases
 * @param <C> the type of content
 */
class Cell<A, C> {
    private static final Object GONE = new Object();
    private static final VarHandle CONTENT = handle("content", Object.class);
    private static final VarHandle DEADLINE = handle("deadline", long.class);
    private static final VarHandle HELD = handle("held", Held.class);

    final int hash;
    final A alias;
    private final byte kind;
    private volatile @Nullable Object content;
    private volatile @Nullable Held<A, C> held;
    private volatile long deadline;

    /** Creates a cell without content that the present thread has taken. */
    Cell(A alias, int hash) {
        this.alias = alias;
        this.hash = hash;
        this.kind = kind(alias);
        CONTENT.set(this, this);
        HELD.set(this, new Held<>(this, null));
        DEADLINE.set(this, Lifetime.NEVER);
    }

    /**
     * What an alias is, of that of which no two have the same hash code: so that cell and alias of the same kind can be told
     * to belong together without reading the cell's alias, which lies elsewhere in memory. 0 is all else.
     */
    private static byte kind(Object alias) {
        if (alias instanceof Integer) {
            return 1;
        }
        return (byte) (alias instanceof Long number && number == (number & Integer.MAX_VALUE) ? 2 : 0);
    }

    /** Whether the cell belongs to an alias, whose hash is given. */
    boolean isOf(A sought, int itsHash) {
        return hash == itsHash
                && (alias == sought || (kind != 0 && kind == kind(sought)) || (kind == 0 && sought.equals(alias)));
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Cell.class, field, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The content as a reader may see it, or null if there is none; expired or not. */
    @SuppressWarnings("unchecked")
    @Nullable
    C content() {
        Object found = content;
        return found == this || found == GONE ? contentOfHolder() : (C) found;
    }

    /** The content unless the cell is taken or gone. */
    @SuppressWarnings("unchecked")
    @Nullable
    C freeContent() {
        Object found = content;
        return found == this || found == GONE ? null : (C) found;
    }

    @SuppressWarnings("unchecked")
    private @Nullable C contentOfHolder() {
        while (true) {
            Object found = content;
            if (found != this) {
                return found == GONE ? null : (C) found;
            }
            Held<A, C> holder = held;
            if (holder != null && holder.hasContentOfCell()) {
                return holder.content();
            }
            Thread.onSpinWait();
        }
    }

    boolean isGone() {
        return content == GONE;
    }

    /** Stores content in place of what was seen; answers false if that is no longer there, or the cell was taken. */
    boolean replace(C seen, C next) {
        return CONTENT.compareAndSet(this, seen, next);
    }

    /** Makes the cell leave with what was seen in it; answers false as {@link #replace}. To be unlinked afterwards. */
    boolean remove(C seen) {
        return CONTENT.compareAndSet(this, seen, GONE);
    }

    /** The thread's right to the cell that is taken now, or null. */
    @Nullable
    Held<A, C> held() {
        return held;
    }

    boolean isHeldByAnother() {
        Held<A, C> holder = held;
        return holder != null && !holder.isMine();
    }

    /**
     * Takes the cell for the present thread, which does not have it.
     *
     * @return its right to the cell; null if another has it, or the cell is gone
     */
    @SuppressWarnings("unchecked")
    @Nullable
    Held<A, C> take() {
        Held<A, C> mine = new Held<>(this);
        if (!HELD.compareAndSet(this, null, mine)) {
            return null;
        }
        Object found = content;
        while (found != GONE) {
            mine.store((C) found);
            if (CONTENT.compareAndSet(this, found, this)) {
                return mine;
            }
            found = content;
        }
        giveBack(mine, null);
        return null;
    }

    /** Ends the right to the cell, which keeps content, or is gone without any: then it is to be unlinked. */
    void giveBack(Held<A, C> mine, @Nullable C kept) {
        CONTENT.setRelease(this, kept == null ? GONE : kept);
        HELD.setRelease(this, null);
        mine.end();
    }

    /** When the cell expires, in milliseconds of the engine's clock, or {@link Lifetime#NEVER}. */
    long deadline() {
        return deadline;
    }

    /** Sets the deadline of a cell that the present thread has taken. */
    void expireAt(long moment) {
        DEADLINE.setRelease(this, moment);
    }

    /** Moves the deadline that was seen, unless it was set anew since; of two that do so at once, either wins. */
    void moveDeadline(long seen, long moment) {
        DEADLINE.compareAndSet(this, seen, moment);
    }

    /** Whether the cell's time has passed; the clock is read only if that cannot be told without. */
    boolean hasLapsed(TimeSource time) {
        return endsWithin(0, time);
    }

    /** Whether the cell's time will have passed so many milliseconds from now; see {@link #hasLapsed}. */
    boolean endsWithin(long millis, TimeSource time) {
        long end = deadline;
        long moment = end - millis;
        return end != Lifetime.NEVER && moment <= time.horizon() && moment <= time.millis();
    }
}
