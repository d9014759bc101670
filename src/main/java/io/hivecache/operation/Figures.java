package io.hivecache.operation;

import java.util.concurrent.atomic.LongAdder;

/**
 * What a cache counts beside the {@link Statistics} of JSR-107: what happens seldom, or takes so long that counting it costs
 * nothing in comparison. Always on. Thread-safe.
 */
public final class Figures {
    private final LongAdder expired = new LongAdder();
    private final LongAdder undecodable = new LongAdder();
    private final LongAdder loads = new LongAdder();
    private final LongAdder loadNanos = new LongAdder();

    /** An operation met an entry whose time had passed. */
    public void metExpired() {
        expired.increment();
    }

    /** Content was found that could not be decoded. */
    public void metUndecodable() {
        undecodable.increment();
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

    /** How often the loader was asked, for one key or for many. */
    public long loads() {
        return loads.sum();
    }

    /** How long the loader took, in nanoseconds, added up. */
    public long loadNanos() {
        return loadNanos.sum();
    }
}
