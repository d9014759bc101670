package io.hivecache.operation;

import io.hivecache.hive.ChangeObserver;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.Hold;
import io.hivecache.hive.Lease;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.NoMemory;
import io.hivecache.hive.OnFailure;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.OutcomeUnknown;
import io.hivecache.hive.Row;
import io.hivecache.hive.Subscription;
import io.hivecache.hive.Verb;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A hive that is asked only if there is no {@link Outage}, and tells of those that begin. Otherwise it throws, or answers
 * as if it held nothing and could keep nothing, which is the only thing that its two views differ in.
 *
 * <p>What there is no room for is not kept, and neither is what was there before, as in a hive with a limit.
 */
final class Guarded<A, C> implements Hive<A, C> {
    private final Hive<A, C> hive;
    private final Outage outage;
    private final OnFailure onFailure;
    private final Figures figures;

    /** Creates a view of a hive. */
    Guarded(Hive<A, C> hive, Outage outage, OnFailure onFailure, Figures figures) {
        this.hive = hive;
        this.outage = outage;
        this.onFailure = onFailure;
        this.figures = figures;
    }

    private boolean throwsFailures() {
        return onFailure == OnFailure.THROW;
    }

    /** Reads, or answers otherwise. */
    private <T extends @Nullable Object> T read(Supplier<T> action, Supplier<T> otherwise, Supplier<?> retry) {
        if (outage.stopsReads()) {
            if (throwsFailures()) {
                throw outage.failure();
            }
            return otherwise.get();
        }
        int past = outage.past();
        try {
            return action.get();
        } catch (HiveException e) {
            if (Outage.explains(e)) {
                outage.began(e, retry, past, 0);
            }
            if (throwsFailures() || !(Outage.explains(e) || e instanceof NoMemory)) {
                throw e;
            }
            return otherwise.get();
        }
    }

    /** Changes something for a caller who must know what was there. */
    private <T extends @Nullable Object> T changeOrThrow(Supplier<T> action, Supplier<?> retry) {
        if (outage.stopsReads()) {
            throw outage.failure();
        }
        int past = outage.past();
        try {
            return action.get();
        } catch (HiveException e) {
            if (Outage.explains(e)) {
                outage.began(e, retry, past, e instanceof OutcomeUnknown ? 1 : 0);
            }
            throw e;
        }
    }

    /**
     * Changes something, or drops that.
     *
     * @param changes how many changes of what is there are lost then
     * @param removal removes what was to be overwritten
     */
    private <T> T change(int changes, Supplier<T> action, T otherwise, Supplier<?> retry, Runnable removal) {
        if (outage.loses(changes)) {
            return otherwise;
        }
        int past = outage.past();
        try {
            return action.get();
        } catch (NoMemory e) {
            outage.full(e);
            removal.run();
            return otherwise;
        } catch (HiveException e) {
            if (!Outage.explains(e)) {
                throw e;
            }
            outage.began(e, retry, past, e instanceof OutcomeUnknown ? Math.max(1, changes) : changes);
            return otherwise;
        }
    }

    @Override
    public @Nullable C get(A alias, Lifetime lifetime) {
        return this.<@Nullable C>read(() -> hive.get(alias, lifetime), this::missed, retry(alias));
    }

    @Override
    public @Nullable C getAhead(A alias, long millis, Consumer<? super A> ending) {
        return this.<@Nullable C>read(() -> hive.getAhead(alias, millis, ending), () -> null, retry(alias));
    }

    @Override
    public boolean contains(A alias) {
        return read(() -> hive.contains(alias), () -> false, retry(alias));
    }

    private Supplier<?> retry(A alias) {
        return () -> hive.contains(alias);
    }

    @Override
    public List<@Nullable C> getAll(List<? extends A> aliases, Lifetime lifetime) {
        return read(() -> hive.getAll(aliases, lifetime), () -> missedAll(aliases.size()), retry(aliases));
    }

    private @Nullable C missed() {
        figures.failed(1);
        return null;
    }

    private List<@Nullable C> missedAll(int reads) {
        figures.failed(reads);
        return Collections.nCopies(reads, null);
    }

    private Supplier<?> retry(Collection<? extends A> aliases) {
        return () -> hive.getAll(List.copyOf(aliases), Lifetime.ETERNAL);
    }

    /** What is stored only if nothing is there is not missed by anybody, unless it may come late. */
    @Override
    public Outcome<C> transition(A alias, Row row, @Nullable C expected, @Nullable C next, Lifetime lifetime) {
        Supplier<Outcome<C>> action = () -> hive.transition(alias, row, expected, next, lifetime);
        Outcome<C> nothing = Outcome.unseen(Verb.KEEP, false);
        if (!row.mayChange()) {
            return read(action, () -> nothing, retry(alias));
        }
        if (throwsFailures()) {
            return changeOrThrow(action, retry(alias));
        }
        int changes = row.present().changes() ? 1 : 0;
        return change(changes, action, nothing, retry(alias), row.mayStore() ? () -> delete(alias) : () -> {});
    }

    @Override
    public @Nullable Outcome<C> swap(A alias, @Nullable C seen, Verb verb, @Nullable C next, Lifetime lifetime) {
        return this.<@Nullable Outcome<C>>changeOrThrow(
                () -> hive.swap(alias, seen, verb, next, lifetime), retry(alias));
    }

    @Override
    public int updateAll(Map<? extends A, ? extends C> contents, Lifetime lifetime) {
        return change(
                contents.size(),
                () -> hive.updateAll(contents, lifetime),
                0,
                retry(contents.keySet()),
                () -> deleteAll(contents.keySet()));
    }

    @Override
    public int deleteAll(Collection<? extends A> aliases) {
        return change(aliases.size(), () -> hive.deleteAll(aliases), 0, retry(aliases), () -> {});
    }

    @Override
    public void clear() {
        change(
                1,
                () -> {
                    hive.clear();
                    return true;
                },
                false,
                () -> true,
                () -> {});
    }

    @Override
    public Iterator<Entry<A, C>> scan() {
        Supplier<?> retry = () -> hive.scan().hasNext();
        return new GuardedScan(read(hive::scan, Collections::emptyIterator, retry), retry);
    }

    @Override
    public Hold hold(A alias) {
        return hive.hold(alias);
    }

    @Override
    public Hold holdAll(Collection<? extends A> aliases) {
        return hive.holdAll(aliases);
    }

    @Override
    public @Nullable Subscription subscribe(ChangeObserver<A, C> observer) {
        return hive.subscribe(observer);
    }

    /** Who does without the hive leaves nothing to others. */
    @Override
    public Lease<A> lease(Collection<? extends A> aliases, long millis) {
        return read(() -> hive.lease(aliases, millis), Lease::ofAll, retry(aliases));
    }

    @Override
    public void close() {
        outage.close();
        hive.close();
    }

    /** A scan that goes no further than to the next outage, after which the hive may hold other entries. */
    private final class GuardedScan implements Iterator<Entry<A, C>> {
        private final Iterator<Entry<A, C>> entries;
        private final Supplier<?> retry;
        private final int past = outage.past();
        private boolean ready;

        private GuardedScan(Iterator<Entry<A, C>> entries, Supplier<?> retry) {
            this.entries = entries;
            this.retry = retry;
        }

        @Override
        public boolean hasNext() {
            if (!ready) {
                ready = read(entries::hasNext, () -> false, retry) && isOfNow();
            }
            return ready;
        }

        private boolean isOfNow() {
            if (outage.past() != past && throwsFailures()) {
                throw outage.failure();
            }
            return outage.past() == past;
        }

        @Override
        public Entry<A, C> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ready = false;
            return entries.next();
        }
    }
}
