package io.hivecache.engine.embedded;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cells that wait to be counted by whoever counts now, in the order in which they came. Thread-safe; nobody waits. */
final class Backlog<A, C> {
    private final AtomicReference<@Nullable Waiting<A, C>> newest = new AtomicReference<>();

    boolean isEmpty() {
        return newest.get() == null;
    }

    /** Adds a cell, and answers how many have come since the backlog was empty. */
    int add(BoundedCell<A, C> cell) {
        Waiting<A, C> before = newest.get();
        Waiting<A, C> added = new Waiting<>(cell, before);
        while (!newest.compareAndSet(before, added)) {
            before = newest.get();
            added = new Waiting<>(cell, before);
        }
        return added.number;
    }

    /** Takes out all cells, the oldest first. */
    void drain(Consumer<BoundedCell<A, C>> action) {
        Waiting<A, C> oldest = null;
        Waiting<A, C> next = newest.getAndSet(null);
        while (next != null) {
            Waiting<A, C> older = next.linked;
            next.linked = oldest;
            oldest = next;
            next = older;
        }
        for (; oldest != null; oldest = oldest.linked) {
            action.accept(oldest.cell);
        }
    }

    private static final class Waiting<A, C> {
        private final BoundedCell<A, C> cell;
        private final int number;

        /** The one before; while the backlog is drained, the one after. */
        private @Nullable Waiting<A, C> linked;

        Waiting(BoundedCell<A, C> cell, @Nullable Waiting<A, C> before) {
            this.cell = cell;
            this.number = before == null ? 1 : before.number + 1;
            this.linked = before;
        }
    }
}
