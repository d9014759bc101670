package io.hivecache.jcache;

import java.util.concurrent.locks.LockSupport;

/** Makes user code slow, by no less than asked, where its time is what is tested. */
final class Pause {
    private Pause() {}

    static void millis(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis * 1_000_000; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
