package io.hivecache.jcache;

import io.hivecache.hive.TimeSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves. */
final class FakeClock implements TimeSource {
    private final AtomicLong now = new AtomicLong(1_000);

    @Override
    public long millis() {
        return now.get();
    }

    void advance(long millis) {
        now.addAndGet(millis);
    }
}
