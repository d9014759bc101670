package io.hivecache.engine.embedded;

import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.Hold;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Limit;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.Row;
import io.hivecache.hive.TimeSource;
import io.hivecache.hive.Verb;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A hive inside the JVM: a concurrent map of cells.
 *
 * <p>What is hard here, and how it is done:
 *
 * <ul>
 *   <li><b>Reading</b> is one map read; the clock is read only if the cell can expire.
 *   <li><b>Changing</b> an entry that stays in its cell is a compare-and-set there: the row's verb is decided by the
 *       content that is then replaced, or decided anew. All else is one {@link ConcurrentMap#compute}, in which the old
 *       cell, if its content goes, is left by the same compare-and-set, so that the two ways exclude each other
 *       ({@link Change}). A reader or writer that meets a left cell goes to the map's lock, behind which there is
 *       another, or none.
 *   <li><b>Holding</b> an alias must shut out those changes too, without their paying for it. A change looks whether
 *       another thread holds the alias, after it has found the cell; if so it changes nothing and queues for the hold. A
 *       new owner passes once through a compute, which leaves the cell and puts its like in its place: a change that had
 *       looked before the hold was there is then over, or fails at the cell that was left, and any later one sees the
 *       hold. Hence what an owner reads stays until it lets go, and {@link #swap} cannot fail.
 *   <li><b>Expiry</b>: a cell's absence is decided by its deadline whenever it is met. Cells that nobody meets are
 *       dropped by the {@link Sweep}. Whoever meets a lapsed cell outside of a transition asks the observer first, which
 *       turns it into an EXPIRED event by a transition of its own if somebody listens.
 *   <li><b>Eviction</b>, expiry and clear take cells out of the map without leaving them: what is stored there at that
 *       very moment was stored just before.
 * </ul>
 */
final class EmbeddedHive<A, C> implements Hive<A, C> {
    private static final System.Logger LOG = System.getLogger(EmbeddedHive.class.getName());
    private static final Row READ = Row.of(Verb.KEEP, Verb.TOUCH);

    private final HiveSettings<A, C> settings;
    private final TimeSource time;
    private final ConcurrentMap<A, Cell<C>> cells;
    private final Holds<A> holds;
    private final Sweep sweep;
    private final boolean weighed;

    EmbeddedHive(HiveSettings<A, C> settings, TimeSource time, Sweeper sweeper) {
        this.settings = settings;
        this.time = time;
        this.cells = Cells.within(settings.limit(), settings.observer()::evicted);
        this.weighed = settings.limit() instanceof Limit.Weight<A, C>;
        this.holds = new Holds<>(settings.name());
        this.sweep = new Sweep(this::dropLapsed, time, sweeper);
    }

    @Override
    public @Nullable C get(A alias, Lifetime lifetime) {
        Cell<C> cell = cells.get(alias);
        if (cell == null) {
            return null;
        }
        C content = cell.content();
        if (content == null) {
            return transition(alias, READ, null, null, lifetime).before();
        }
        if (cell.hasLapsed(time)) {
            lapse(alias, cell);
            return null;
        }
        if (lifetime.reactsToAccess() && !touchInPlace(cell, lifetime)) {
            return transition(alias, READ, null, null, lifetime).before();
        }
        return content;
    }

    @Override
    public Outcome<C> transition(A alias, Row row, @Nullable C expected, @Nullable C next, Lifetime lifetime) {
        Change<A, C> change = new Change<>(this, row, expected, next, lifetime);
        Cell<C> cell = cells.get(alias);
        if (cell != null) {
            change.inPlace(alias, cell);
        }
        if (change.outcome() == null) {
            expect(cells.compute(alias, change));
        }
        while (change.outcome() == null) {
            try (Hold mine = holds.hold(alias)) {
                expect(cells.compute(alias, change));
            }
        }
        return change.outcome();
    }

    /** Nobody but the holder changes the content; if it expired or was evicted meanwhile, that came first. */
    @Override
    public Outcome<C> swap(A alias, @Nullable C seen, Verb verb, @Nullable C next, Lifetime lifetime) {
        return transition(alias, Row.of(verb, verb), null, next, lifetime);
    }

    @Override
    public Hold hold(A alias) {
        Hold hold = holds.hold(alias);
        settle(hold, List.of(alias));
        return hold;
    }

    @Override
    public Hold holdAll(Collection<? extends A> aliases) {
        Hold hold = holds.holdAll(aliases);
        settle(hold, aliases);
        return hold;
    }

    private void settle(Hold hold, Collection<? extends A> aliases) {
        try {
            aliases.forEach(this::settleChangesOf);
        } catch (Throwable e) {
            hold.close();
            throw e;
        }
    }

    private void settleChangesOf(A alias) {
        cells.compute(alias, (same, cell) -> {
            C content = cell == null ? null : cell.content();
            while (cell != null && content != null && !leave(cell, content)) {
                content = cell.content();
            }
            return cell == null || content == null ? null : new Cell<>(content, cell.deadline());
        });
    }

    @Override
    public Iterator<Entry<A, C>> scan() {
        return new Scan<>(this, cells);
    }

    /** What a holder stores for something that it read before the clear must not outlast the clear: wait for it. */
    @Override
    public void clear() {
        cells.clear();
        for (A alias : holds.held()) {
            try (Hold mine = holds.hold(alias)) {
                cells.remove(alias);
            }
        }
    }

    @Override
    public void close() {
        sweep.stop();
        cells.clear();
    }

    TimeSource time() {
        return time;
    }

    Holds<A> holds() {
        return holds;
    }

    boolean same(C stored, C expected) {
        return settings.same().test(stored, expected);
    }

    /** Whether content may be replaced in its cell: nobody else holds the alias, and its size is of no concern. */
    boolean replacesInPlace(A alias) {
        return !weighed && !holds.heldByAnother(alias);
    }

    /** Leaves a cell before another takes its place; without replacement in place there is nobody to be told. */
    boolean leave(Cell<C> cell, C content) {
        return weighed || cell.leave(content);
    }

    /**
     * Moves the deadline of a cell that others may be leaving, who take its deadline along after that; answers false if
     * they may have been too early for this one, so that it must be done behind the map's lock.
     */
    boolean touchInPlace(Cell<C> cell, Lifetime lifetime) {
        if (weighed) {
            return false;
        }
        touch(cell, lifetime);
        return cell.content() != null;
    }

    void touch(Cell<C> cell, Lifetime lifetime) {
        long life = lifetime.access();
        if (life != Lifetime.SAME) {
            cell.expireAt(Lifetime.deadline(life, time));
            expect(cell);
        }
    }

    private void expect(@Nullable Cell<C> cell) {
        if (cell != null) {
            sweep.expect(cell.deadline());
        }
    }

    /** Drops a lapsed cell, unless another thread holds it, for which nobody waits; answers whether it is gone. */
    boolean lapse(A alias, Cell<C> cell) {
        if (holds.heldByAnother(alias)) {
            return false;
        }
        if (!settings.observer().lapsed(alias)) {
            cells.remove(alias, cell);
        }
        return true;
    }

    /** Drops what has expired; answers the earliest deadline of all that stays. */
    private long dropLapsed() {
        long earliest = Lifetime.NEVER;
        for (Map.Entry<A, Cell<C>> entry : cells.entrySet()) {
            Cell<C> cell = entry.getValue();
            if (!cell.hasLapsed(time) || !lapseQuietly(entry.getKey(), cell)) {
                earliest = Math.min(earliest, cell.deadline());
            }
        }
        return earliest;
    }

    private boolean lapseQuietly(A alias, Cell<C> cell) {
        try {
            return lapse(alias, cell);
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "cache '" + settings.name() + "': a listener failed on an expired entry", e);
            return true;
        }
    }
}
