package io.hivecache.operation;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A manager's threads for asynchronous listeners and {@code loadAll}: daemons that appear when there is work, see the
 * context class loader of whoever gave it, and go when there has been none for a while.
 */
public final class Background implements Executor, AutoCloseable {
    private static final long IDLE_SECONDS = 5;

    private final String name;
    private @Nullable ThreadPoolExecutor threads;
    private boolean closed;

    /** Creates a background that has no threads yet; the name becomes part of theirs. */
    public Background(String name) {
        this.name = name;
    }

    /**
     * Runs a task soon.
     *
     * @throws IllegalStateException if the background is closed
     */
    @Override
    public synchronized void execute(Runnable task) {
        if (closed) {
            throw new IllegalStateException("the cache manager " + name + " is closed");
        }
        if (threads == null) {
            threads = new ThreadPoolExecutor(
                    0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::newThread);
        }
        ClassLoader caller = Thread.currentThread().getContextClassLoader();
        threads.execute(() -> ContextLoader.within(caller, () -> {
            task.run();
            return true;
        }));
    }

    /** Interrupts what is running. */
    @Override
    public synchronized void close() {
        closed = true;
        if (threads != null) {
            threads.shutdownNow();
        }
    }

    private Thread newThread(Runnable task) {
        Thread thread = new Thread(null, task, "hivecache-background " + name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }
}
