package io.hivecache.operation;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts that many threads add to: each thread to a stripe of its own as far as possible, two cache lines away from the
 * next, so that threads on different cores do not take lines from each other. Exact; a sum taken while others add may
 * miss what they add meanwhile.
 */
final class Counters {
    private static final int STRIPE = 32;
    private static final int TICKS = Counter.values().length;
    private static final int STRIPES =
            Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 4 - 1);

    private final AtomicLongArray counts = new AtomicLongArray(STRIPES * STRIPE);

    void add(Counter counter, long amount) {
        if (amount != 0) {
            counts.getAndAdd(place(counter.place), amount);
        }
    }

    /**
     * How many operations of its kind this thread and those of its stripe have begun before: to take samples by, since
     * threads that begin at the same moment may be told the same.
     */
    @SuppressWarnings("EnumOrdinal") // an index into what is in memory only
    long tick(Operation operation) {
        int place = place(TICKS + operation.ordinal());
        long before = counts.getPlain(place);
        counts.setPlain(place, before + 1);
        return before;
    }

    long sum(Counter counter) {
        long sum = 0;
        for (int i = counter.place; i < counts.length(); i += STRIPE) {
            sum += counts.get(i);
        }
        return sum;
    }

    void clear() {
        for (int i = 0; i < counts.length(); i++) {
            counts.set(i, 0);
        }
    }

    private static int place(int inStripe) {
        int thread = (int) Thread.currentThread().getId();
        return (thread & (STRIPES - 1)) * STRIPE + inStripe;
    }

    /** What is counted, and where in a stripe. */
    enum Counter {
        HITS(0),
        MISSES(1),
        PUTS(2),
        REMOVALS(3),
        EVICTIONS(4),
        GETS_TIMED(5),
        GET_NANOS(6),
        PUTS_TIMED(7),
        PUT_NANOS(8),
        REMOVALS_TIMED(9),
        REMOVE_NANOS(10),
        LOSSES(11),
        NEAR_HITS(12);

        private final int place;

        Counter(int place) {
            this.place = place;
        }
    }
}
