package io.hivecache.engine.embedded;

import org.jspecify.annotations.Nullable;

/** Bounded cells in the order in which they came, and their weight; not thread-safe. */
final class CellQueue<A, C> {
    private @Nullable BoundedCell<A, C> oldest;
    private @Nullable BoundedCell<A, C> newest;
    private long weight;
    private int size;

    @Nullable
    BoundedCell<A, C> oldest() {
        return oldest;
    }

    long weight() {
        return weight;
    }

    int size() {
        return size;
    }

    void add(BoundedCell<A, C> cell) {
        BoundedCell<A, C> last = newest;
        if (last == null) {
            oldest = cell;
        } else {
            last.newer = cell;
            cell.older = last;
        }
        newest = cell;
        cell.queue = this;
        weight += cell.counted;
        size++;
    }

    void remove(BoundedCell<A, C> cell) {
        BoundedCell<A, C> older = cell.older;
        BoundedCell<A, C> newer = cell.newer;
        if (older == null) {
            oldest = newer;
        } else {
            older.newer = newer;
        }
        if (newer == null) {
            newest = older;
        } else {
            newer.older = older;
        }
        cell.older = null;
        cell.newer = null;
        cell.queue = null;
        weight -= cell.counted;
        size--;
    }

    /** Counts a cell of this queue with another weight. */
    void weigh(BoundedCell<A, C> cell, int now) {
        weight += now - cell.counted;
        cell.counted = now;
    }
}
