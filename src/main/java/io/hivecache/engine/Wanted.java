package io.hivecache.engine;

import org.jspecify.annotations.Nullable;

/** Something that one thread has and others wait for. Thread-safe. */
public interface Wanted {
    /** The thread that has it, or null if none has. */
    @Nullable
    Thread owner();

    /** Waits until the thread has given it back, but not longer than some milliseconds; answers whether it has. */
    boolean await(long millis) throws InterruptedException;
}
