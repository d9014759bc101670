package io.hivecache.engine.embedded;

import io.hivecache.engine.HoldOfMany;
import io.hivecache.engine.Waiting;
import io.hivecache.hive.Hold;
import io.hivecache.hive.HoldException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Takes the cells of a hive for the present thread, and gives them back. What is absent is held by a cell without content,
 * which is in the table only meanwhile; so unrelated aliases never wait for each other, and nothing is kept for those that
 * nobody holds.
 */
final class CellHolds<A, C> {
    private final String hive;
    private final CellTable<A, C> cells;
    private final @Nullable Eviction<A, C> eviction;
    private final Cell<String, String> ties = new Cell<>("ties", 0);

    /** Creates the holds of a hive, whose name is for messages. */
    CellHolds(String hive, CellTable<A, C> cells, @Nullable Eviction<A, C> eviction) {
        this.hive = hive;
        this.cells = cells;
        this.eviction = eviction;
        ties.giveBack(take(ties), "free");
    }

    /**
     * Waits until nobody else has the alias, then takes it, or takes it once more.
     *
     * @throws HoldException if the wait cannot end, or was interrupted
     */
    Held<A, C> take(A alias) {
        Held<A, C> mine = null;
        while (mine == null) {
            Cell<A, C> cell = cells.find(alias);
            mine = cell == null || cell.isGone() ? add(alias) : tryToTake(cell);
        }
        return mine;
    }

    private @Nullable Held<A, C> add(A alias) {
        int hash = CellTable.hash(alias);
        Cell<A, C> cell = eviction == null ? new Cell<>(alias, hash) : new BoundedCell<>(alias, hash);
        return cells.addIfAbsent(cell) == null ? cell.held() : null;
    }

    /** Takes a cell, which outlives its use. */
    private <B, D> Held<B, D> take(Cell<B, D> cell) {
        Held<B, D> mine = null;
        while (mine == null) {
            mine = tryToTake(cell);
        }
        return mine;
    }

    /** Takes a cell, or waits until that may be possible. */
    private <B, D> @Nullable Held<B, D> tryToTake(Cell<B, D> cell) {
        Held<B, D> mine = takeIfFree(cell);
        Held<B, D> holder = mine == null ? cell.held() : null;
        if (holder != null && !holder.isMine() && !holder.endsSoon()) {
            Waiting.forEndOf(holder, hive);
        }
        return mine;
    }

    /** Takes a cell, or takes it once more, unless another thread has it or it is gone. */
    <B, D> @Nullable Held<B, D> takeIfFree(Cell<B, D> cell) {
        Held<B, D> holder = cell.held();
        if (holder == null) {
            return cell.take();
        }
        return holder.isMine() ? holder.again() : null;
    }

    /** Gives back once what {@link #take} took. */
    void release(Held<A, C> mine) {
        if (!mine.isLast()) {
            return;
        }
        Cell<A, C> cell = mine.cell();
        C kept = mine.content();
        cell.giveBack(mine, kept);
        if (kept == null) {
            cells.unlink(cell);
        }
        if (eviction != null && cell instanceof BoundedCell<A, C> bounded) {
            eviction.settle(bounded);
        }
    }

    Hold hold(A alias) {
        Held<A, C> mine = take(alias);
        return () -> release(mine);
    }

    Hold holdAll(Collection<? extends A> aliases) {
        return HoldOfMany.of(aliases, this::hold, this::holdTies);
    }

    private Hold holdTies() {
        Held<String, String> mine = take(ties);
        return () -> {
            if (mine.isLast()) {
                ties.giveBack(mine, "free");
            }
        };
    }
}
