package io.hivecache.operation;

import io.hivecache.hive.Outcome;
import io.hivecache.hive.Verb;
import io.hivecache.operation.Counters.Counter;

/**
 * What a cache counts while its statistics are enabled: as JSR-107 section 14 says, so that an expired entry is a miss
 * and a value from the loader no put. Counts are exact. Times are taken of one operation in {@value #SAMPLE}, beginning
 * with the first of its kind, since reading the clock twice takes longer than a get. Thread-safe.
 */
public final class Statistics {
    private static final int SAMPLE = 64;
    private static final long UNTIMED = 0;

    private final Counters counters = new Counters();
    private volatile boolean enabled;

    /** Switches counting on or off; what was counted stays. */
    public void enable(boolean on) {
        enabled = on;
    }

    /** Sets all counts and times to 0. */
    public void clear() {
        counters.clear();
    }

    /** When an operation starts whose time is to be taken, else {@link #UNTIMED}; to be handed back at its end. */
    long start(Operation operation) {
        if (!enabled) {
            return UNTIMED;
        }
        boolean due = (counters.tick(operation) & (SAMPLE - 1)) == 0;
        return due ? System.nanoTime() : UNTIMED;
    }

    /** When an operation starts that is long enough always to be timed. */
    long startLong() {
        return enabled ? System.nanoTime() : UNTIMED;
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
        gets(hit, missed, start);
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
            counters.add(Counter.HITS, hit);
            counters.add(Counter.MISSES, missed);
            time(Counter.GETS_TIMED, hit + missed, Counter.GET_NANOS, start);
        }
    }

    /** Counts writes that ended now. */
    void puts(int stored, long start) {
        if (enabled) {
            counters.add(Counter.PUTS, stored);
            time(Counter.PUTS_TIMED, stored, Counter.PUT_NANOS, start);
        }
    }

    /** Counts removals that ended now. */
    void removals(int deleted, long start) {
        if (enabled) {
            counters.add(Counter.REMOVALS, deleted);
            time(Counter.REMOVALS_TIMED, deleted, Counter.REMOVE_NANOS, start);
        }
    }

    /** Counts an entry that the hive gave up. */
    public void evicted() {
        if (enabled) {
            counters.add(Counter.EVICTIONS, 1);
        }
    }

    /** Counts a read that a copy in this JVM has answered, and no server. */
    public void hitNear() {
        if (enabled) {
            counters.add(Counter.NEAR_HITS, 1);
        }
    }

    /** Counts changes that were dropped, or that nobody knows to have been made, because the hive could not be reached. */
    void lost(int changes) {
        if (enabled) {
            counters.add(Counter.LOSSES, changes);
        }
    }

    private void time(Counter timed, int operations, Counter nanos, long start) {
        if (start != UNTIMED && operations > 0) {
            counters.add(timed, operations);
            counters.add(nanos, System.nanoTime() - start);
        }
    }

    /** Reads that found an entry. */
    public long hits() {
        return counters.sum(Counter.HITS);
    }

    /** Those of the hits that copies in this JVM answered, and no server. */
    public long nearHits() {
        return counters.sum(Counter.NEAR_HITS);
    }

    /** Reads that found none. */
    public long misses() {
        return counters.sum(Counter.MISSES);
    }

    /** Values stored by callers. */
    public long puts() {
        return counters.sum(Counter.PUTS);
    }

    /** Entries removed by callers. */
    public long removals() {
        return counters.sum(Counter.REMOVALS);
    }

    /** Entries that the hive gave up to stay within its limit. */
    public long evictions() {
        return counters.sum(Counter.EVICTIONS);
    }

    /** Changes that were dropped, or that nobody knows to have been made, because the hive could not be reached. */
    public long losses() {
        return counters.sum(Counter.LOSSES);
    }

    /** Mean time of a read in microseconds, 0 if there was none. */
    public float averageGetMicros() {
        return micros(Counter.GET_NANOS, Counter.GETS_TIMED);
    }

    /** Mean time of a write in microseconds, 0 if there was none. */
    public float averagePutMicros() {
        return micros(Counter.PUT_NANOS, Counter.PUTS_TIMED);
    }

    /** Mean time of a removal in microseconds, 0 if there was none. */
    public float averageRemoveMicros() {
        return micros(Counter.REMOVE_NANOS, Counter.REMOVALS_TIMED);
    }

    private float micros(Counter nanos, Counter timed) {
        long count = counters.sum(timed);
        return count == 0 ? 0 : (float) counters.sum(nanos) / count / 1_000;
    }
}
