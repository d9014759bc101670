package io.hivecache.engine.embedded;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.TimeSource;

/**
 * A clock that also tells, at the price of a memory access, what is certainly not over yet: reading the machine's clock
 * takes longer than finding an entry.
 *
 * <p>While it ticks, a thread reads the machine's clock every {@link #TICK_MILLIS}, and {@link #horizon} is
 * {@link #TRUST_MILLIS} later than that reading: only if that thread did not get to run for so long, while others did,
 * could an entry be served for the rest of that time after its deadline. Deadlines of {@link #COARSE_MILLIS} and more are
 * set in steps of a tick, rounded up, so that an entry that is read all the time is given a new one only once in a tick.
 * Shorter ones are exact.
 */
final class CoarseClock implements TimeSource {
    static final long TICK_MILLIS = 100;
    private static final long TRUST_MILLIS = 1_000;
    private static final long COARSE_MILLIS = 10_000;

    private final TimeSource exact;
    private volatile long horizon = TimeSource.super.horizon();

    CoarseClock(TimeSource exact) {
        this.exact = exact;
    }

    /** Reads the machine's clock; to be called every {@link #TICK_MILLIS}, until {@link #stop}. */
    void tick() {
        horizon = exact.millis() + TRUST_MILLIS;
    }

    void stop() {
        horizon = TimeSource.super.horizon();
    }

    private boolean isTicking(long now) {
        return now != TimeSource.super.horizon();
    }

    @Override
    public long millis() {
        return exact.millis();
    }

    @Override
    public long horizon() {
        return horizon;
    }

    @Override
    public long after(long duration) {
        long ahead = horizon;
        if (duration < COARSE_MILLIS || !isTicking(ahead)) {
            return TimeSource.super.after(duration);
        }
        long nextTick = ahead - TRUST_MILLIS + TICK_MILLIS;
        long moment = nextTick + duration;
        return moment < nextTick ? Lifetime.NEVER : moment;
    }
}
