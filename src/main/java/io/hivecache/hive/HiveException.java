package io.hivecache.hive;

import java.io.Serial;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A failure of a hive: its message says what happened, to which hive, and what to do. It is a {@link CacheException} so
 * that it passes through a cache as it is.
 */
public class HiveException extends CacheException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates a failure. */
    public HiveException(String message) {
        this(message, null);
    }

    /** Creates a failure with its cause, which may be null. */
    public HiveException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
