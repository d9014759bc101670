package io.hivecache.operation;

import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.HoldException;
import io.hivecache.hive.NoMemory;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a cache has to do without its hive: a circuit breaker. The first failure opens it, and from then on nobody asks
 * the hive, so that nobody waits for it, but a background task, every {@value #PAUSE_MILLIS} ms, which tries again what
 * failed.
 *
 * <p>What the hive held when the outage began is stale where a change was lost since, that is dropped, or sent and not
 * answered. So once the hive answers, and before anybody reads from it, the cache is cleared, which gives it a new
 * generation; what may still be on its way to the hive goes to the former one. Until that is done reads stay misses, but
 * changes are tried, or there would always be one more that was lost. If nothing was lost, the cache goes on with what it
 * held.
 *
 * <p>Thread-safe. Said once when it begins and once when it is over.
 */
final class Outage implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Outage.class.getName());
    private static final long PAUSE_MILLIS = 500;
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final Set<HiveCode> CODES = EnumSet.of(
            HiveCode.SYSTEM,
            HiveCode.TIMEOUT,
            HiveCode.HOST_NOT_FOUND,
            HiveCode.CONNECTION_REFUSED,
            HiveCode.CONNECTION_RESET,
            HiveCode.INVALID_PROTOCOL,
            HiveCode.INVALID_COMMAND,
            HiveCode.UNEXPECTED_REPLY);

    private enum Phase {
        NONE,
        ON,
        RENEWING
    }

    private final String cache;
    private final Runnable renewal;
    private final Executor background;
    private final Statistics statistics;
    private volatile Phase phase = Phase.NONE;
    private volatile int past;
    private @Nullable HiveException cause;
    private Supplier<?> attempt = () -> true;
    private long began;
    private long lost;
    private long saidFullAt;
    private boolean saidFull;
    private boolean closed;

    /**
     * Creates a breaker that lets everything pass.
     *
     * @param renewal gives the cache a new generation
     * @param background runs the attempts
     * @param statistics counts what is dropped
     */
    Outage(String cache, Runnable renewal, Executor background, Statistics statistics) {
        this.cache = cache;
        this.renewal = renewal;
        this.background = background;
        this.statistics = statistics;
    }

    /** Whether a failure says that the hive cannot be reached, and not that the caller or another thread did something. */
    static boolean explains(HiveException failure) {
        return CODES.contains(failure.code()) && !(failure instanceof HoldException);
    }

    /** Whether nobody may read from the hive now. */
    boolean stopsReads() {
        return phase != Phase.NONE;
    }

    /** Loses changes if nobody may change anything in the hive now; answers whether that is so. */
    boolean loses(int changes) {
        if (phase != Phase.ON) {
            return false;
        }
        synchronized (this) {
            if (phase != Phase.ON) {
                return false;
            }
            lost += changes;
        }
        statistics.lost(changes);
        return true;
    }

    /** How many outages are over. What began before the last of them knows nothing of the hive as it is now. */
    int past() {
        return past;
    }

    /** What those are told who must know what is in the hive. */
    synchronized HiveException failure() {
        HiveException first = Objects.requireNonNull(cause);
        return new HiveException(
                first.code(),
                "cache '" + cache + "': its hive failed and is not asked before it answers again, which is tried every "
                        + PAUSE_MILLIS + " ms; this operation cannot do without: " + first.getMessage(),
                first);
    }

    /**
     * The hive failed.
     *
     * @param retry does the same again, or something like it that changes nothing
     * @param seenPast what {@link #past} said before
     * @param changes how many changes were lost by it
     */
    void began(HiveException failure, Supplier<?> retry, int seenPast, int changes) {
        statistics.lost(changes);
        synchronized (this) {
            lost += changes;
            if (phase != Phase.NONE || closed || (changes == 0 && seenPast != past)) {
                return;
            }
            phase = Phase.ON;
            cause = failure;
            attempt = retry;
            began = System.nanoTime();
        }
        LOG.log(
                Level.WARNING,
                "cache '" + cache
                        + "': its hive failed; until it answers again reads are misses and changes are dropped",
                failure);
        background.execute(this::watch);
    }

    /** The hive had no room for content, which is therefore not kept. */
    synchronized void full(NoMemory failure) {
        long now = System.nanoTime();
        if (!saidFull || now - saidFullAt > QUIET_NANOS) {
            saidFull = true;
            saidFullAt = now;
            LOG.log(Level.WARNING, "cache '" + cache + "': what its hive has no room for is not kept", failure);
        }
    }

    private void watch() {
        try {
            do {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } while (!isClosed() && !isOver());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Whether the hive answers and holds nothing stale. */
    private boolean isOver() {
        try {
            Object unused = attempt().get();
            long before = beginRenewal();
            if (before > 0) {
                renewal.run();
            }
            return end(before);
        } catch (RuntimeException e) {
            phase = Phase.ON;
            return false;
        }
    }

    private synchronized Supplier<?> attempt() {
        return attempt;
    }

    private synchronized long beginRenewal() {
        phase = Phase.RENEWING;
        return lost;
    }

    private synchronized boolean end(long lostBefore) {
        if (lost != lostBefore) {
            phase = Phase.ON;
            return false;
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        LOG.log(
                Level.INFO,
                "cache '" + cache + "': its hive answers again, after " + millis + " ms; "
                        + (lost == 0
                                ? "what it held is still there"
                                : lost + " changes were lost, so the cache begins anew"));
        lost = 0;
        past++;
        phase = Phase.NONE;
        return true;
    }

    /** Ends the attempts; if changes were lost, the last one is made now. */
    @Override
    public void close() {
        boolean stale;
        synchronized (this) {
            stale = lost > 0 && !closed;
            closed = true;
        }
        if (stale) {
            try {
                renewal.run();
            } catch (HiveException e) {
                LOG.log(
                        Level.WARNING,
                        "cache '" + cache
                                + "' is closed while its hive fails: what it lost is stale there until the cache is"
                                + " cleared",
                        e);
            }
        }
    }
}
