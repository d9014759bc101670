package io.hivecache.engine.remote;

import org.jspecify.annotations.Nullable;

/** A thread that does what is due several times a second; it begins when first wanted. Thread-safe. */
final class Pulse implements AutoCloseable {
    /** How often: what another JVM has cleared, for instance, is gone here after that time and a round trip. */
    static final long MILLIS = 250;

    private final String name;
    private final Runnable action;
    private @Nullable Thread thread;
    private boolean closed;

    /** Creates a thread that does not run yet; the action must not throw. */
    Pulse(String name, Runnable action) {
        this.name = name;
        this.action = action;
    }

    /** Begins, unless it has begun or was closed. */
    synchronized void start() {
        if (closed || thread != null) {
            return;
        }
        thread = new Thread(null, this::run, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    private void run() {
        while (rest()) {
            action.run();
        }
    }

    /** Waits for the next beat; answers false if there is none. */
    private synchronized boolean rest() {
        long end = System.nanoTime() + MILLIS * 1_000_000;
        try {
            for (long left = MILLIS; !closed && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            return false;
        }
        return !closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
