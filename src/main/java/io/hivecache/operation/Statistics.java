package io.hivecache.operation;

import io.hivecache.hive.Outcome;
import io.hivecache.hive.Verb;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a cache counts while its statistics are enabled: as JSR-107 section 14 says, so that an expired entry is a miss
 * and a value from the loader no put. Times are nanoseconds. Thread-safe.
 */
public final class Statistics {
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder puts = new LongAdder();
    private final LongAdder removals = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private final LongAdder getNanos = new LongAdder();
    private final LongAdder putNanos = new LongAdder();
    private final LongAdder removeNanos = new LongAdder();
    private volatile boolean enabled;

    /** Switches counting on or off; what was counted stays. */
    public void enable(boolean on) {
        enabled = on;
    }

    /** Whether anything is counted. */
    public boolean enabled() {
        return enabled;
    }

    /** Sets all counts and times to 0. */
    public void clear() {
        for (LongAdder adder :
                new LongAdder[] {hits, misses, puts, removals, evictions, getNanos, putNanos, removeNanos}) {
            adder.reset();
        }
    }

    /** When an operation starts, to be handed back when it has ended; the clock is not read while disabled. */
    long start() {
        return enabled ? System.nanoTime() : 0;
    }

    /** Counts what an operation on one entry did. */
    void count(Operation operation, Outcome<?> outcome, long start) {
        if (enabled) {
            count(operation.hits(outcome.wasPresent()), operation.misses(outcome.wasPresent()), outcome, start);
        }
    }

    /** Counts an operation that always counts as a get. */
    void countInvoke(boolean found, Outcome<?> outcome, long start) {
        if (enabled) {
            count(found ? 1 : 0, found ? 0 : 1, outcome, start);
        }
    }

    private void count(int hit, int missed, Outcome<?> outcome, long start) {
        if (hit + missed > 0) {
            gets(hit, missed, start);
        }
        if (outcome.verb() == Verb.WRITE && outcome.stored()) {
            puts(1, start);
        }
        if (outcome.deleted()) {
            removals(1, start);
        }
    }

    /** Counts reads that ended now. */
    void gets(int hit, int missed, long start) {
        if (enabled) {
            hits.add(hit);
            misses.add(missed);
            getNanos.add(elapsed(start));
        }
    }

    /** Counts writes that ended now. */
    void puts(int stored, long start) {
        if (enabled) {
            puts.add(stored);
            putNanos.add(elapsed(start));
        }
    }

    /** Counts removals that ended now. */
    void removals(int deleted, long start) {
        if (enabled) {
            removals.add(deleted);
            removeNanos.add(elapsed(start));
        }
    }

    /** Counts an entry that the hive gave up. */
    public void evicted() {
        if (enabled) {
            evictions.increment();
        }
    }

    /** An operation that began before counting was switched on took no known time. */
    private static long elapsed(long start) {
        return start == 0 ? 0 : System.nanoTime() - start;
    }

    /** Reads that found an entry. */
    public long hits() {
        return hits.sum();
    }

    /** Reads that found none. */
    public long misses() {
        return misses.sum();
    }

    /** Values stored by callers. */
    public long puts() {
        return puts.sum();
    }

    /** Entries removed by callers. */
    public long removals() {
        return removals.sum();
    }

    /** Entries that the hive gave up to stay within its limit. */
    public long evictions() {
        return evictions.sum();
    }

    /** Mean time of a read in microseconds, 0 if there was none. */
    public float averageGetMicros() {
        return micros(getNanos.sum(), hits.sum() + misses.sum());
    }

    /** Mean time of a write in microseconds, 0 if there was none. */
    public float averagePutMicros() {
        return micros(putNanos.sum(), puts.sum());
    }

    /** Mean time of a removal in microseconds, 0 if there was none. */
    public float averageRemoveMicros() {
        return micros(removeNanos.sum(), removals.sum());
    }

    private static float micros(long nanos, long count) {
        return count == 0 ? 0 : (float) nanos / count / 1_000;
    }
}
