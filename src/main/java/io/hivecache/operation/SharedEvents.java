package io.hivecache.operation;

import io.hivecache.hive.ChangeObserver;
import io.hivecache.hive.Outcome;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a hive hears from all JVMs off its threads, and tells it to the listeners in the same order. Content is
 * decoded here, under the cache's rules for content from outside. Thread-safe.
 */
final class SharedEvents<K, V, A, C> implements ChangeObserver<A, C> {
    private static final System.Logger LOG = System.getLogger(SharedEvents.class.getName());

    private final Executor<K, V, A, C> executor;
    private final SerialQueue queue;
    private final @Nullable ClassLoader creators = Thread.currentThread().getContextClassLoader();
    private final AtomicBoolean failing = new AtomicBoolean();

    SharedEvents(Executor<K, V, A, C> executor, java.util.concurrent.Executor background) {
        this.executor = executor;
        this.queue = new SerialQueue(background);
    }

    @Override
    public void changed(A alias, Outcome<C> change) {
        ContextLoader.within(creators, () -> add(() -> tell(alias, change)));
    }

    /** What comes when the manager is being closed is told to nobody. */
    private boolean add(Runnable task) {
        try {
            queue.add(task);
            return true;
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    private void tell(A alias, Outcome<C> change) {
        try {
            executor.tellFar(alias, change);
            failing.set(false);
        } catch (RuntimeException e) {
            if (!failing.getAndSet(true)) {
                String cache = executor.store().name();
                LOG.log(Level.WARNING, "cache '" + cache + "': an event of another JVM could not be told", e);
            }
        }
    }
}
