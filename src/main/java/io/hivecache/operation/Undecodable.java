package io.hivecache.operation;

import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is made known of content that cannot be decoded and counts as absent: each is counted, and they are logged once a
 * minute at most, without what is in them, since that may be anybody's. Thread-safe.
 */
public final class Undecodable implements Runnable {
    private static final System.Logger LOG = System.getLogger(Undecodable.class.getName());
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String cache;
    private final Figures figures;
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    /** Creates it for a cache, where none was met yet. */
    public Undecodable(String cache, Figures figures) {
        this.cache = cache;
        this.figures = figures;
    }

    /** One was met. */
    @Override
    public void run() {
        figures.missedUndecodable();
        long now = System.nanoTime();
        long until = quietUntil.get();
        if (now - until >= 0 && quietUntil.compareAndSet(until, now + QUIET_NANOS)) {
            LOG.log(
                    Level.WARNING,
                    "cache '" + cache
                            + "': its hive holds content that cannot be decoded, which counts as absent; with"
                            + " on-undecodable = throw an exception says why");
        }
    }
}
