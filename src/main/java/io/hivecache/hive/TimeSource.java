package io.hivecache.hive;

/** The clock by which entries expire: milliseconds that never go backwards, from an arbitrary start. Thread-safe. */
@FunctionalInterface
public interface TimeSource {
    /** The time now, in milliseconds. */
    long millis();

    /**
     * A moment that has not come, for those who can be content with less than {@link #millis} and are in haste: whatever
     * expires later than this is live. By default that is known of nothing but what never expires.
     */
    default long horizon() {
        return Lifetime.NEVER - 1;
    }

    /** The moment at which something expires that lives for a duration from now; never beyond {@link Lifetime#NEVER}. */
    default long after(long duration) {
        if (duration == Lifetime.NEVER) {
            return Lifetime.NEVER;
        }
        long now = millis();
        long moment = now + duration;
        return moment < now ? Lifetime.NEVER : moment;
    }

    /** Whether time passes by itself here, at the pace of the machine's clock. */
    default boolean isReal() {
        return false;
    }

    /** The JVM's monotonic clock: it is not moved when somebody sets the machine's time. */
    static TimeSource system() {
        return new SystemTime(System.nanoTime());
    }
}
