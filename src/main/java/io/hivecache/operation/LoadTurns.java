package io.hivecache.operation;

import io.hivecache.hive.Hive;
import io.hivecache.hive.HoldException;
import io.hivecache.hive.Lease;
import io.hivecache.hive.Lifetime;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to load what is missing. The threads of a JVM take turns by holding the alias; if the cache has a load
 * lease, so do all JVMs: one has the lease and loads, the others look again and again until the entry is there, or the
 * lease is free and the loading theirs. Nobody waits longer than two leases, the second being that of whoever took over from
 * an owner that died; then all load, for a value twice loaded is better than none.
 */
final class LoadTurns<A, C> {
    private static final long FIRST_PAUSE_MICROS = 500;
    private static final long LONGEST_PAUSE_MICROS = 50_000;

    private final String cache;
    private final Hive<A, C> hive;
    private final long leaseMillis;

    LoadTurns(Store<?, ?, A, C> store, long leaseMillis) {
        this.cache = store.name();
        this.hive = store.lenient();
        this.leaseMillis = leaseMillis;
    }

    /**
     * The right to load an entry.
     *
     * @param found the content that another JVM has loaded meanwhile, or null if it is to be loaded
     */
    record Turn<A, C>(Lease<A> lease, @Nullable C found) implements AutoCloseable {
        @Override
        public void close() {
            lease.close();
        }
    }

    /** Waits for the turn of an alias that is held. */
    Turn<A, C> take(A alias) {
        if (leaseMillis == 0) {
            return new Turn<>(Lease.ofAll(), hive.get(alias, Lifetime.ETERNAL));
        }
        Wait wait = new Wait();
        while (true) {
            Lease<A> lease = lease(List.of(alias), wait);
            C found = hive.get(alias, Lifetime.ETERNAL);
            if (found != null || lease.covers(alias)) {
                return new Turn<>(lease, found);
            }
            wait.pause();
        }
    }

    /** Takes the leases on aliases that are held, as far as they are free; on all if there was waited long enough. */
    Lease<A> lease(Collection<A> aliases, Wait wait) {
        return leaseMillis == 0 || wait.isOver() ? Lease.ofAll() : hive.lease(aliases, leaseMillis);
    }

    /** Begins to wait. */
    Wait newWait() {
        return new Wait();
    }

    /** The pauses of one who waits for others to load; longer each time. */
    final class Wait {
        private final long began = leaseMillis == 0 ? 0 : System.nanoTime();
        private long bound = FIRST_PAUSE_MICROS;

        private boolean isOver() {
            return System.nanoTime() - began >= TimeUnit.MILLISECONDS.toNanos(2 * leaseMillis);
        }

        void pause() {
            try {
                TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextLong(bound / 2, bound));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HoldException(
                        "cache '" + cache + "': interrupted while another JVM was loading the entry", e);
            }
            bound = Math.min(2 * bound, LONGEST_PAUSE_MICROS);
        }
    }
}
