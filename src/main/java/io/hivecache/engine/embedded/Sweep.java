package io.hivecache.engine.embedded;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.TimeSource;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Drops a hive's expired cells without their being touched, by walking over all cells when the earliest deadline has
 * come. Nothing is kept per entry, and writers only compare their deadline with that of the next walk.
 *
 * <p>Walks rest at least {@link #REST_MILLIS}, and {@link #REST_FACTOR} times as long as the last walk took: with a
 * million entries, a walk of some 10 ms every second. An expired entry therefore occupies memory for about that long, but
 * is absent to every caller from its deadline on.
 */
final class Sweep {
    private static final long REST_MILLIS = 100;
    private static final long REST_FACTOR = 100;
    private static final System.Logger LOG = System.getLogger(Sweep.class.getName());

    private final LongSupplier walk;
    private final TimeSource time;
    private final Sweeper sweeper;
    private volatile long next = Lifetime.NEVER;
    private long restUntil = Long.MIN_VALUE;
    private @Nullable Future<?> planned;
    private boolean stopped;

    /**
     * Creates a sweep that has nothing to do yet.
     *
     * @param walk drops what has expired and answers the earliest deadline of what stays
     */
    Sweep(LongSupplier walk, TimeSource time, Sweeper sweeper) {
        this.walk = walk;
        this.time = time;
        this.sweeper = sweeper;
    }

    /** Tells of a deadline that was set. */
    void expect(long deadline) {
        if (deadline < next) {
            plan(deadline);
        }
    }

    synchronized void stop() {
        stopped = true;
        if (planned != null) {
            planned.cancel(false);
        }
    }

    private synchronized void plan(long deadline) {
        long due = Math.max(deadline, restUntil);
        if (stopped || due >= next) {
            return;
        }
        if (planned != null) {
            planned.cancel(false);
        }
        next = due;
        planned = sweeper.schedule(this::run, Math.max(0, due - time.millis()));
    }

    private void run() {
        synchronized (this) {
            next = Lifetime.NEVER;
        }
        long earliest = Lifetime.NEVER;
        long began = System.nanoTime();
        try {
            earliest = walk.getAsLong();
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "dropping expired entries failed; it is tried again with the next expiry", e);
        }
        long took = (System.nanoTime() - began) / 1_000_000;
        synchronized (this) {
            restUntil = time.millis() + Math.max(REST_MILLIS, REST_FACTOR * took);
        }
        expect(earliest);
    }
}
