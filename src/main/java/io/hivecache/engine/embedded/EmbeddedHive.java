package io.hivecache.engine.embedded;

import io.hivecache.hive.ChangeObserver;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.Hold;
import io.hivecache.hive.Lease;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.Row;
import io.hivecache.hive.Subscription;
import io.hivecache.hive.TimeSource;
import io.hivecache.hive.Verb;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A hive inside the JVM: a {@link CellTable table} of cells.
 *
 * <p>What is hard here, and how it is done:
 *
 * <ul>
 *   <li><b>Reading</b> finds a cell and reads its content. Nothing is locked or allocated, and no clock is read unless the
 *       cell's deadline is near.
 *   <li><b>Changing</b> what is there is one compare-and-set on the cell, which both decides and stores, as long as the
 *       deadline stays: {@link #inPlace}. All else takes the cell first (or adds one that is taken), so that content and
 *       deadline change as one, then gives it back: {@link #byTaking}.
 *   <li><b>Holding</b> an alias is taking its cell for longer. A taken cell's content is the cell itself, so that the
 *       compare-and-set of everybody else fails: plain changes pay nothing for the possibility of a hold. Who finds a cell
 *       taken waits, except readers, who are shown the content that the holder has. What an owner reads stays until it
 *       lets go, nobody evicts it, and so {@link #swap} cannot fail.
 *   <li><b>Expiry</b>: a cell's absence is decided by its deadline whenever it is met. Cells that nobody meets are
 *       dropped by the {@link Sweep}. Whoever meets a lapsed cell outside of a transition asks the observer first, which
 *       turns it into an EXPIRED event by a transition of its own if somebody listens.
 *   <li><b>Leaving</b>: a cell is marked as gone by compare-and-set before it is taken out of the table, so that nothing is
 *       stored where it would be lost. Who finds a cell gone takes the alias for absent, and adds another cell.
 * </ul>
 */
final class EmbeddedHive<A, C> implements Hive<A, C> {
    private static final System.Logger LOG = System.getLogger(EmbeddedHive.class.getName());

    private final HiveSettings<A, C> settings;
    private final TimeSource time;
    private final CellTable<A, C> cells = new CellTable<>();
    private final @Nullable Eviction<A, C> eviction;
    private final CellHolds<A, C> holds;
    private final Sweep sweep;

    EmbeddedHive(HiveSettings<A, C> settings, TimeSource time, Sweeper sweeper) {
        this.settings = settings;
        this.time = time;
        this.eviction = Eviction.within(settings.limit(), cells::unlink, settings.observer()::evicted);
        this.holds = new CellHolds<>(settings.name(), cells, eviction);
        this.sweep = new Sweep(this::dropLapsed, time, sweeper);
    }

    @Override
    public @Nullable C get(A alias, Lifetime lifetime) {
        Cell<A, C> cell = cells.find(alias);
        if (cell == null) {
            return null;
        }
        C content = read(cell);
        if (content != null) {
            use(cell);
            if (lifetime.reactsToAccess()) {
                touch(cell, lifetime);
            }
        }
        return content;
    }

    @Override
    public @Nullable C getAhead(A alias, long millis, Consumer<? super A> ending) {
        Cell<A, C> cell = cells.find(alias);
        C content = cell == null ? null : read(cell);
        if (cell != null && content != null) {
            use(cell);
            if (cell.endsWithin(millis, time)) {
                ending.accept(cell.alias);
            }
        }
        return content;
    }

    /** The live content of a cell, or null. */
    @Nullable
    C read(Cell<A, C> cell) {
        C content = cell.content();
        if (content != null && cell.hasLapsed(time)) {
            lapse(cell);
            return null;
        }
        return content;
    }

    private void use(Cell<A, C> cell) {
        if (eviction != null) {
            ((BoundedCell<A, C>) cell).use();
        }
    }

    private void touch(Cell<A, C> cell, Lifetime lifetime) {
        long life = lifetime.access();
        if (life != Lifetime.SAME) {
            long seen = cell.deadline();
            long moment = time.after(life);
            if (moment != seen) {
                cell.moveDeadline(seen, moment);
                sweep.expect(moment);
            }
        }
    }

    @Override
    public Outcome<C> transition(A alias, Row row, @Nullable C expected, @Nullable C next, Lifetime lifetime) {
        Cell<A, C> cell = cells.find(alias);
        C content = cell == null ? null : cell.content();
        if (cell == null || content == null) {
            boolean idle = cell == null || cell.isGone();
            boolean concerned = idle ? row.absent().stores() : row.mayChange();
            return concerned ? byTaking(alias, row, expected, next, lifetime) : Outcome.unseen(row.absent(), false);
        }
        Outcome<C> outcome = inPlace(cell, content, row, expected, next, lifetime);
        return outcome == null ? byTaking(alias, row, expected, next, lifetime) : outcome;
    }

    /** Does what a compare-and-set can do; answers null if that is not enough, or somebody has taken the cell. */
    private @Nullable Outcome<C> inPlace(
            Cell<A, C> cell, C found, Row row, @Nullable C expected, @Nullable C next, Lifetime lifetime) {
        C content = found;
        while (content != null && !cell.hasLapsed(time)) {
            Verb verb = row.verb(true, expected == null || same(content, expected));
            if (isDone(verb, cell, content, next, lifetime)) {
                use(cell);
                return outcome(row, verb, content, next);
            }
            C since = cell.content();
            if (since == content) {
                return null;
            }
            content = since;
        }
        return null;
    }

    /** Tries to do as a verb says with what was seen in a cell; the content that is there already need not be stored. */
    private boolean isDone(Verb verb, Cell<A, C> cell, C content, @Nullable C next, Lifetime lifetime) {
        if (verb == Verb.DELETE) {
            boolean removed = cell.remove(content);
            if (removed) {
                drop(cell);
            }
            return removed;
        }
        if (verb.stores()) {
            return next != null
                    && lifetime.outlastsUpdates()
                    && (eviction == null || !eviction.weighs())
                    && (content == next || cell.replace(content, next));
        }
        if (verb == Verb.TOUCH) {
            touch(cell, lifetime);
        }
        return true;
    }

    private static <C> Outcome<C> outcome(Row row, Verb verb, C before, @Nullable C next) {
        if (!row.wantsBefore()) {
            return Outcome.unseen(verb, true);
        }
        return new Outcome<>(verb, before, verb.stores() ? next : verb == Verb.DELETE ? null : before, null);
    }

    /** Does anything to the entry, alone with it. */
    private Outcome<C> byTaking(A alias, Row row, @Nullable C expected, @Nullable C next, Lifetime lifetime) {
        Held<A, C> mine = holds.take(alias);
        try {
            C found = mine.content();
            if (found == null || mine.cell().hasLapsed(time)) {
                mine.store(null);
                return begin(mine, row.absent(), next, lifetime, found);
            }
            Verb verb = row.verb(true, expected == null || same(found, expected));
            return goOn(mine, verb, found, next, lifetime);
        } finally {
            holds.release(mine);
        }
    }

    private Outcome<C> begin(Held<A, C> mine, Verb verb, @Nullable C next, Lifetime lifetime, @Nullable C lapsed) {
        long life = verb.stores() ? lifetime.creation() : 0;
        if (life != 0) {
            store(mine, next, time.after(life));
        }
        return new Outcome<>(verb, null, mine.content(), lapsed);
    }

    private Outcome<C> goOn(Held<A, C> mine, Verb verb, C found, @Nullable C next, Lifetime lifetime) {
        if (verb == Verb.DELETE) {
            mine.store(null);
        } else if (verb.stores()) {
            long life = lifetime.update();
            store(mine, next, life == Lifetime.SAME ? mine.cell().deadline() : time.after(life));
        } else if (verb == Verb.TOUCH) {
            touch(mine.cell(), lifetime);
        }
        return new Outcome<>(verb, found, mine.content(), null);
    }

    /** Stores content in a cell that is taken, and its deadline first, since readers look at it last. */
    private void store(Held<A, C> mine, @Nullable C next, long deadline) {
        if (next == null) {
            throw new IllegalArgumentException("a row that stores needs content to store");
        }
        Cell<A, C> cell = mine.cell();
        if (eviction != null) {
            ((BoundedCell<A, C>) cell).weight = eviction.weight(cell.alias, next);
        }
        cell.expireAt(deadline);
        mine.store(next);
        sweep.expect(deadline);
    }

    private boolean same(C stored, C expected) {
        return settings.same().test(stored, expected);
    }

    /** Takes a cell that is gone out of the table, and out of all counts. */
    private void drop(Cell<A, C> cell) {
        cells.unlink(cell);
        if (eviction != null) {
            eviction.settle((BoundedCell<A, C>) cell);
        }
    }

    /** Nobody but the holder changes the content; if it expired meanwhile, that came first. */
    @Override
    public Outcome<C> swap(A alias, @Nullable C seen, Verb verb, @Nullable C next, Lifetime lifetime) {
        return byTaking(alias, Row.always(verb), null, next, lifetime);
    }

    @Override
    public Hold hold(A alias) {
        return holds.hold(alias);
    }

    @Override
    public Hold holdAll(Collection<? extends A> aliases) {
        return holds.holdAll(aliases);
    }

    @Override
    public Lease<A> lease(Collection<? extends A> aliases, long millis) {
        return Lease.ofAll();
    }

    @Override
    public @Nullable Subscription subscribe(ChangeObserver<A, C> observer) {
        return null;
    }

    @Override
    public Iterator<Entry<A, C>> scan() {
        return new Scan<>(this, cells.iterator());
    }

    /** What a holder stores for something that it read before the clear must not outlast the clear: wait for it. */
    @Override
    public void clear() {
        List<Cell<A, C>> taken = cells.clear();
        if (eviction != null) {
            eviction.forgetGone();
        }
        for (Cell<A, C> cell : taken) {
            Held<A, C> mine = holds.take(cell.alias);
            mine.store(null);
            holds.release(mine);
        }
    }

    @Override
    public void close() {
        sweep.stop();
        cells.clear();
    }

    /** Drops a lapsed cell, unless another thread has it, for which nobody waits; answers whether it did. */
    private boolean lapse(Cell<A, C> cell) {
        if (cell.isHeldByAnother()) {
            return false;
        }
        if (settings.observer().lapsed(cell.alias)) {
            return true;
        }
        Held<A, C> mine = holds.takeIfFree(cell);
        if (mine == null) {
            return false;
        }
        if (cell.hasLapsed(time)) {
            mine.store(null);
        }
        holds.release(mine);
        return true;
    }

    /** Drops what has expired; answers the earliest deadline of all that stays. */
    private long dropLapsed() {
        long earliest = Lifetime.NEVER;
        Iterator<Cell<A, C>> all = cells.iterator();
        while (all.hasNext()) {
            Cell<A, C> cell = all.next();
            if (!cell.hasLapsed(time) || !lapseQuietly(cell)) {
                earliest = Math.min(earliest, cell.deadline());
            }
        }
        return earliest;
    }

    private boolean lapseQuietly(Cell<A, C> cell) {
        try {
            return lapse(cell);
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "cache '" + settings.name() + "': a listener failed on an expired entry", e);
            return true;
        }
    }
}
