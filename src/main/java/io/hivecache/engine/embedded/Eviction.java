package io.hivecache.engine.embedded;

import io.hivecache.hive.Limit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a hive within its limit: chooses what is least likely to be asked for again, and makes it go.
 *
 * <p>The algorithm is S3-FIFO (Yang and others, "FIFO queues are all you need for cache eviction", SOSP 2023), with its
 * constants set by measurement. New cells queue in a small trial queue, one twentieth of the limit; those that are read
 * {@value #PROVEN} times there move on to the main queue, others go, and are remembered for a while: if one comes back
 * soon, it goes straight to the main queue. There the oldest goes next, unless it was read: then it loses one of its reads
 * and queues again. A read only notes itself in its cell, up to seven times: hits on what is hot write nothing, where LRU
 * would move it, and what is read once, as by a scan, passes through the trial queue without displacing what is in use.
 *
 * <p>One thread at a time counts cells and lets some go. Others do not wait for it, but leave it their cells: threads that
 * store at the same time would otherwise queue here. So the hive can be above its limit by what was left, which is counted
 * before the one who counts goes on.
 *
 * <p>What a thread has taken is not evicted; the hive is above its limit for as long as everything else is taken.
 */
final class Eviction<A, C> {
    private static final int PROVEN = 2;
    private static final int TRIAL_FRACTION = 20;
    private static final int TRIES = 16;
    private static final int MOST_WAITING = 64;

    private final long max;
    private final Limit<A, C> limit;
    private final Consumer<Cell<A, C>> unlink;
    private final Runnable evicted;
    private final CellQueue<A, C> trial = new CellQueue<>();
    private final CellQueue<A, C> main = new CellQueue<>();
    private final Ghosts ghosts = new Ghosts();
    private final ReentrantLock counting = new ReentrantLock();
    private final Backlog<A, C> backlog = new Backlog<>();

    /** Whether something may have to go that could not, because it was taken. */
    private volatile boolean behind;

    /**
     * Creates the eviction of an empty hive.
     *
     * @param unlink takes a cell that is gone out of the table
     * @param evicted is told of each cell that was evicted
     */
    Eviction(long max, Limit<A, C> limit, Consumer<Cell<A, C>> unlink, Runnable evicted) {
        this.max = max;
        this.limit = limit;
        this.unlink = unlink;
        this.evicted = evicted;
    }

    /** The eviction for a limit, or null if it needs none. */
    static <A, C> @Nullable Eviction<A, C> within(Limit<A, C> limit, Consumer<Cell<A, C>> unlink, Runnable evicted) {
        if (limit instanceof Limit.Entries<A, C> entries) {
            return new Eviction<>(entries.max(), limit, unlink, evicted);
        }
        if (limit instanceof Limit.Weight<A, C> weight) {
            return new Eviction<>(weight.max(), limit, unlink, evicted);
        }
        return null;
    }

    /** Whether content may only be replaced by who has the cell, since it must be weighed. */
    boolean weighs() {
        return limit instanceof Limit.Weight;
    }

    /** The weight of content; fails as the user's weigher does. */
    int weight(A alias, C content) {
        return limit instanceof Limit.Weight<A, C> weight ? weight.weigher().applyAsInt(alias, content) : 1;
    }

    /**
     * Counts a cell that was given back, no more if it is gone; and if it has got heavier makes others go for it, or itself if
     * it is too heavy.
     */
    void settle(BoundedCell<A, C> cell) {
        if (cell.isGone() || cell.queue == null || cell.counted != cell.weight || behind) {
            submit(cell);
        }
    }

    /**
     * Has a cell counted by this thread, or by the one that is counting now: who counts looks afterwards whether somebody
     * left him something, so that nothing stays behind. Only when much is left does a thread wait, lest more come in than go.
     */
    private void submit(BoundedCell<A, C> cell) {
        if (counting.tryLock()) {
            countLocked(() -> count(cell));
        } else if (backlog.add(cell) > MOST_WAITING) {
            counting.lock();
            countLocked(() -> backlog.drain(this::count));
        }
        while (!backlog.isEmpty() && counting.tryLock()) {
            countLocked(() -> backlog.drain(this::count));
        }
    }

    private void countLocked(Runnable counts) {
        try {
            counts.run();
        } finally {
            counting.unlock();
        }
    }

    private void count(BoundedCell<A, C> cell) {
        if (cell.queue != null) {
            cell.queue.weigh(cell, cell.weight);
        } else if (!cell.isGone()) {
            queue(cell);
        }
        if (cell.isGone()) {
            leave(cell);
        } else if (cell.counted > max) {
            evict(cell);
        }
        evictFor(cell);
        if (isOver()) {
            behind = true; // said before the last look, since who gives back a cell asks for this afterwards
            evictFor(cell);
        }
        boolean over = isOver();
        if (behind != over) {
            behind = over;
        }
    }

    private void evictFor(BoundedCell<A, C> newcomer) {
        for (int tries = TRIES * cells(); isOver() && tries > 0; tries--) {
            evictNext(newcomer);
        }
    }

    private void queue(BoundedCell<A, C> cell) {
        cell.counted = cell.weight;
        CellQueue<A, C> queue = ghosts.remove(cell.hash, cells()) ? main : trial;
        queue.add(cell);
    }

    private int cells() {
        return trial.size() + main.size();
    }

    private boolean isOver() {
        return trial.weight() + main.weight() > max;
    }

    /** Lets one cell other than the newcomer go, or on to where it is next. */
    private void evictNext(BoundedCell<A, C> newcomer) {
        BoundedCell<A, C> untried = oldest(trial, newcomer);
        BoundedCell<A, C> proven = oldest(main, newcomer);
        if (untried != null && (proven == null || trial.weight() > max / TRIAL_FRACTION)) {
            if (untried.uses() >= PROVEN) {
                move(untried, main, 0);
            } else if (!evict(untried)) {
                move(untried, trial, untried.uses());
            }
        } else if (proven != null && (proven.uses() > 0 || !evict(proven))) {
            move(proven, main, Math.max(0, proven.uses() - 1));
        }
    }

    private static <A, C> @Nullable BoundedCell<A, C> oldest(CellQueue<A, C> queue, BoundedCell<A, C> newcomer) {
        BoundedCell<A, C> oldest = queue.oldest();
        return oldest == newcomer ? oldest.newer : oldest;
    }

    private void move(BoundedCell<A, C> cell, CellQueue<A, C> to, int uses) {
        if (cell.queue != null) {
            cell.queue.remove(cell);
            cell.uses(uses);
            to.add(cell);
        }
    }

    /** Makes a cell go; answers false if it stays, because somebody has taken it. */
    private boolean evict(BoundedCell<A, C> cell) {
        C content = cell.freeContent();
        if (!cell.isGone() && (content == null || !cell.remove(content))) {
            return false;
        }
        boolean leaves = content != null;
        if (leaves && cell.queue == trial) {
            ghosts.add(cell.hash, cells());
        }
        leave(cell);
        if (leaves) {
            unlink.accept(cell);
            evicted.run();
        }
        return true;
    }

    private void leave(BoundedCell<A, C> cell) {
        if (cell.queue != null) {
            cell.queue.remove(cell);
        }
    }

    /** Counts no more any cell that is gone. */
    void forgetGone() {
        counting.lock();
        countLocked(() -> {
            backlog.drain(this::count);
            forgetGone(trial);
            forgetGone(main);
        });
    }

    private void forgetGone(CellQueue<A, C> queue) {
        BoundedCell<A, C> cell = queue.oldest();
        while (cell != null) {
            BoundedCell<A, C> newer = cell.newer;
            if (cell.isGone()) {
                queue.remove(cell);
            }
            cell = newer;
        }
    }
}
