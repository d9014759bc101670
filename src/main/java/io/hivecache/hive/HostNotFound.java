package io.hivecache.hive;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The name of a hive's host has no address. */
public final class HostNotFound extends HiveException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates a failure. */
    public HostNotFound(String message) {
        this(message, null);
    }

    /** Creates a failure with its cause, which may be null. */
    public HostNotFound(String message, @Nullable Throwable cause) {
        super(HiveCode.HOST_NOT_FOUND, message, cause);
    }
}
