package io.hivecache.engine.remote;

import io.hivecache.hive.HiveTimeout;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Pauses between attempts at what others keep changing: random, longer each time, and in vain after a while. */
final class Backoff {
    private static final long FIRST_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final String cache;
    private final long began = System.nanoTime();
    private final long patienceNanos;
    private long bound = FIRST_NANOS;

    /** Creates the pauses of one operation. */
    Backoff(String cache, long patienceNanos) {
        this.cache = cache;
        this.patienceNanos = patienceNanos;
    }

    /**
     * Waits a little.
     *
     * @throws HiveTimeout if that was done long enough; nothing was changed
     */
    void pause() {
        if (System.nanoTime() - began > patienceNanos) {
            throw new HiveTimeout(
                    "cache '" + cache + "': other JVMs changed the entry each time when this one was about "
                            + "to, for " + TimeUnit.NANOSECONDS.toMillis(patienceNanos)
                            + " ms; let fewer change the same entry, or raise command-timeout");
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(bound));
        bound = Math.min(2 * bound, LONGEST_NANOS);
    }
}
