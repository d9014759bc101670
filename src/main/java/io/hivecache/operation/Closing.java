package io.hivecache.operation;

import java.io.Closeable;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Closes user code that wants to be closed (JSR-107, {@code Cache#close}). */
public final class Closing {
    private static final System.Logger LOG = System.getLogger(Closing.class.getName());

    private Closing() {}

    /** Closes what is {@link Closeable}; a failure is logged, since closing goes on. */
    public static void closeQuietly(String cache, @Nullable Object userCode) {
        if (userCode instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.log(
                        Level.WARNING,
                        "cache '" + cache + "': closing " + userCode.getClass().getName() + " failed",
                        e);
            }
        }
    }
}
