package io.hivecache.engine.embedded;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An engine's one thread, which starts with the first entry that can expire and ends with the engine. */
final class Sweeper implements AutoCloseable {
    private @Nullable ScheduledThreadPoolExecutor thread;
    private boolean closed;

    /** Runs a task once after a delay in milliseconds; answers null if the engine is closed. */
    synchronized @Nullable Future<?> schedule(Runnable task, long delay) {
        if (closed) {
            return null;
        }
        if (thread == null) {
            thread = new ScheduledThreadPoolExecutor(1, Sweeper::newThread);
            thread.setRemoveOnCancelPolicy(true);
        }
        return thread.schedule(task, delay, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(null, task, "hivecache-expiry", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }
}
