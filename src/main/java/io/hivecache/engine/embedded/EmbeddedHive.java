package io.hivecache.engine.embedded;

import io.hivecache.hive.Cell;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.Hold;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.Row;
import io.hivecache.hive.TimeSource;
import io.hivecache.hive.Verb;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A hive inside the JVM: a concurrent map of immutable cells.
 *
 * <p>What is hard here, and how it is done:
 *
 * <ul>
 *   <li><b>Reading</b> is one map read; the clock is read only if the cell can expire.
 *   <li><b>Changing</b> is one {@link ConcurrentMap#compute}, in which the old cell, the row and the lifetime give the
 *       next cell ({@link Transition}); so the row's condition and its effect are one atomic step.
 *   <li><b>Holding</b> an alias must shut out those plain changes too, without their paying for it. A change looks,
 *       inside its compute, whether another thread holds the alias, and if so changes nothing and queues for the hold.
 *       A new owner passes once through an empty compute before it goes on: any change that had looked before the hold
 *       was there is then over, and any later one sees the hold. Hence what an owner reads stays until it lets go, and
 *       {@link #swap} cannot fail.
 *   <li><b>Expiry</b>: a cell's absence is decided by its deadline whenever it is met. Cells that nobody meets are
 *       dropped by the {@link Sweep}. Whoever meets a lapsed cell outside of a transition asks the observer first, which
 *       turns it into an EXPIRED event by a transition of its own if somebody listens.
 *   <li><b>Eviction</b> is the bounded map's own affair; it may take any cell at any time, even a held one.
 * </ul>
 */
final class EmbeddedHive<A, C> implements Hive<A, C> {
    private static final System.Logger LOG = System.getLogger(EmbeddedHive.class.getName());

    private final HiveSettings<A, C> settings;
    private final TimeSource time;
    private final ConcurrentMap<A, Cell<C>> cells;
    private final Holds<A> holds;
    private final Sweep sweep;

    EmbeddedHive(HiveSettings<A, C> settings, TimeSource time, Sweeper sweeper) {
        this.settings = settings;
        this.time = time;
        this.cells = Cells.within(settings.limit(), settings.observer()::evicted);
        this.holds = new Holds<>(settings.name());
        this.sweep = new Sweep(this::dropLapsed, time, sweeper);
    }

    @Override
    public @Nullable Cell<C> get(A alias, Lifetime lifetime) {
        Cell<C> cell = cells.get(alias);
        if (cell == null) {
            return null;
        }
        if (cell.hasLapsed(time)) {
            lapse(alias, cell);
            return null;
        }
        if (lifetime.reactsToAccess()) {
            touch(alias, cell, lifetime);
        }
        return cell;
    }

    /** A touch that loses against a concurrent change is dropped: the change has set a newer deadline. */
    private void touch(A alias, Cell<C> cell, Lifetime lifetime) {
        Cell<C> touched = new Transition<C>(null, lifetime, time).after(Verb.TOUCH, cell);
        if (touched != null && touched != cell && cells.replace(alias, cell, touched)) {
            sweep.expect(touched.deadline());
        }
    }

    @Override
    public Outcome<C> transition(A alias, Row row, @Nullable C expected, @Nullable C next, Lifetime lifetime) {
        Transition<C> transition = new Transition<>(next, lifetime, time);
        return change(alias, found -> transition.apply(row, expected, settings.same(), found));
    }

    /** Nobody but the holder changes the content; what is found may still be touched, or evicted, since it was seen. */
    @Override
    public Outcome<C> swap(A alias, @Nullable Cell<C> seen, Verb verb, @Nullable C next, Lifetime lifetime) {
        Transition<C> transition = new Transition<>(next, lifetime, time);
        return change(alias, found -> {
            boolean evicted = found == null && !verb.stores();
            Cell<C> before = seen == null || found == null ? seen : found;
            return new Outcome<>(verb, before, evicted ? null : transition.after(verb, before), null);
        });
    }

    private Outcome<C> change(A alias, Function<@Nullable Cell<C>, Outcome<C>> step) {
        Change<A, C> change = new Change<>(holds, step);
        cells.compute(alias, change);
        if (change.outcome() == null) {
            try (Hold mine = holds.hold(alias)) {
                cells.compute(alias, change);
            }
        }
        Outcome<C> outcome = change.outcome();
        if (outcome == null) {
            throw new IllegalStateException("the owner of a hold was shut out by it");
        }
        Cell<C> after = outcome.after();
        if (after != null) {
            sweep.expect(after.deadline());
        }
        return outcome;
    }

    @Override
    public Hold hold(A alias) {
        Hold hold = holds.hold(alias);
        settleChangesOf(alias);
        return hold;
    }

    @Override
    public Hold holdAll(Collection<? extends A> aliases) {
        Hold hold = holds.holdAll(aliases);
        aliases.forEach(this::settleChangesOf);
        return hold;
    }

    private void settleChangesOf(A alias) {
        cells.compute(alias, (same, cell) -> cell);
    }

    @Override
    public Iterator<Entry<A, C>> scan() {
        return new Scan();
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

    /** Drops a lapsed cell, unless another thread holds it, for which nobody waits; answers whether it is gone. */
    private boolean lapse(A alias, Cell<C> cell) {
        if (holds.heldByAnother(alias)) {
            return false;
        }
        if (!settings.observer().lapsed(alias)) {
            cells.remove(alias, cell);
        }
        return true;
    }

    /** Drops what has expired, except what is held; answers the earliest deadline of all that stays. */
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
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "cache '" + settings.name() + "': a listener failed on an expired entry", e);
            return true;
        }
    }

    private final class Scan implements Iterator<Entry<A, C>> {
        private final Iterator<Map.Entry<A, Cell<C>>> entries = cells.entrySet().iterator();
        private @Nullable Entry<A, C> ahead;

        @Override
        public boolean hasNext() {
            while (ahead == null && entries.hasNext()) {
                Map.Entry<A, Cell<C>> entry = entries.next();
                Cell<C> cell = entry.getValue();
                if (cell.hasLapsed(time)) {
                    lapse(entry.getKey(), cell);
                } else {
                    ahead = new Entry<>(entry.getKey(), cell);
                }
            }
            return ahead != null;
        }

        @Override
        public Entry<A, C> next() {
            Entry<A, C> entry = hasNext() ? ahead : null;
            if (entry == null) {
                throw new NoSuchElementException();
            }
            ahead = null;
            return entry;
        }
    }
}
