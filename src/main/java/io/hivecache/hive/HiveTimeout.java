package io.hivecache.hive;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A hive did not answer in time. Nothing was changed, unless this is an {@link UnknownAfterTimeout}. */
public sealed class HiveTimeout extends HiveException permits UnknownAfterTimeout {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates a failure. */
    public HiveTimeout(String message) {
        this(message, null);
    }

    /** Creates a failure with its cause, which may be null. */
    public HiveTimeout(String message, @Nullable Throwable cause) {
        super(HiveCode.TIMEOUT, message, cause);
    }
}
