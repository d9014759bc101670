package io.hivecache.engine.embedded;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An engine's one thread, which starts with the first entry that can expire and ends with the engine. While a sweep is
 * planned, because there are such entries, it keeps the coarse clock ticking.
 */
final class Sweeper implements AutoCloseable {
    private final @Nullable CoarseClock clock;
    private @Nullable ScheduledThreadPoolExecutor thread;
    private @Nullable Future<?> ticking;
    private boolean closed;

    /** Creates the thread of an engine without a clock that ticks. */
    Sweeper() {
        this(null);
    }

    /** Creates the thread of an engine, and of its clock. */
    Sweeper(@Nullable CoarseClock clock) {
        this.clock = clock;
    }

    /** Runs a task once after a delay in milliseconds; answers null if the engine is closed. */
    synchronized @Nullable Future<?> schedule(Runnable task, long delay) {
        if (closed) {
            return null;
        }
        if (thread == null) {
            thread = new ScheduledThreadPoolExecutor(1, Sweeper::newThread);
            thread.setRemoveOnCancelPolicy(true);
        }
        if (clock != null && ticking == null) {
            clock.tick();
            ticking = thread.scheduleAtFixedRate(
                    this::tick, CoarseClock.TICK_MILLIS, CoarseClock.TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
        return thread.schedule(task, delay, TimeUnit.MILLISECONDS);
    }

    private synchronized void tick() {
        boolean idle = thread == null || thread.getQueue().isEmpty();
        if (clock != null && !idle) {
            clock.tick();
        } else {
            stopTicking();
        }
    }

    private void stopTicking() {
        if (clock != null && ticking != null) {
            clock.stop();
            ticking.cancel(false);
            ticking = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        stopTicking();
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
