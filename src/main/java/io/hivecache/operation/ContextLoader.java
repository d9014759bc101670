package io.hivecache.operation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lends a context class loader to a thread that does not belong to the application. */
public final class ContextLoader {
    private ContextLoader() {}

    /** Runs a task with a context class loader, and gives the thread its own back. */
    public static <T> T within(@Nullable ClassLoader loader, Supplier<T> task) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return task.get();
        } finally {
            thread.setContextClassLoader(own);
        }
    }
}
