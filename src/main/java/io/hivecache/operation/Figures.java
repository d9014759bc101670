package io.hivecache.operation;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/**
 * What a cache counts beside the {@link Statistics} of JSR-107: what happens seldom, or takes so long that counting it costs
 * nothing in comparison. Always on. Thread-safe.
 */
public final class Figures {
    private final LongAdder expired = new LongAdder();
    private final LongAdder undecodable = new LongAdder();
    private final LongAdder undecodableMisses = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder loads = new LongAdder();
    private final LongAdder loadNanos = new LongAdder();
    private volatile BooleanSupplier breaker = () -> false;

    /** From now on this says whether the hive has failed and is not asked. */
    void watch(BooleanSupplier open) {
        breaker = open;
    }

    /** An operation met an entry whose time had passed. */
    public void metExpired() {
        expired.increment();
    }

    /** Content was found that could not be decoded. */
    public void metUndecodable() {
        undecodable.increment();
    }

    /** Content was found that could not be decoded, and counts as absent. */
    void missedUndecodable() {
        undecodable.increment();
        undecodableMisses.increment();
    }

    /** Reads were answered as misses because the hive failed. */
    void failed(int reads) {
        failed.add(reads);
    }

    /** The loader was asked, which took some nanoseconds. */
    public void loaded(long nanos) {
        loads.increment();
        loadNanos.add(nanos);
    }

    /** How often an operation met an entry whose time had passed. */
    public long expired() {
        return expired.sum();
    }

    /** How often content was found that could not be decoded. */
    public long undecodable() {
        return undecodable.sum();
    }

    /** How often content was found that could not be decoded, and so counted as absent. */
    public long undecodableMisses() {
        return undecodableMisses.sum();
    }

    /** How many reads were answered as misses because the hive failed. */
    public long failed() {
        return failed.sum();
    }

    /** Whether the hive has failed and is not asked, until it answers again. */
    public boolean isBreakerOpen() {
        return breaker.getAsBoolean();
    }

    /** How often the loader was asked, for one key or for many. */
    public long loads() {
        return loads.sum();
    }

    /** How long the loader took, in nanoseconds, added up. */
    public long loadNanos() {
        return loadNanos.sum();
    }
}
