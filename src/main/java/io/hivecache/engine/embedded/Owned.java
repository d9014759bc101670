package io.hivecache.engine.embedded;

/** Something that one thread has and others wait for. */
interface Owned {
    /** The thread that has it. */
    Thread owner();

    /** Waits until the thread has given it back, but not longer than some milliseconds; answers whether it has. */
    boolean awaitEnd(long millis) throws InterruptedException;
}
