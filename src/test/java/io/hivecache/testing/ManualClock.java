package io.hivecache.testing;

import io.hivecache.hive.TimeSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still unless it is moved. */
public final class ManualClock implements TimeSource {
    private final AtomicLong now = new AtomicLong(1_000_000);

    @Override
    public long millis() {
        return now.get();
    }

    /** Moves the clock forward. */
    public void advance(long millis) {
        now.addAndGet(millis);
    }
}
