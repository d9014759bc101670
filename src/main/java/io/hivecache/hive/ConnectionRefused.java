package io.hivecache.hive;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Nothing listens at the address of a hive, or it turned the connection down. */
public final class ConnectionRefused extends HiveException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates a failure. */
    public ConnectionRefused(String message) {
        this(message, null);
    }

    /** Creates a failure with its cause, which may be null. */
    public ConnectionRefused(String message, @Nullable Throwable cause) {
        super(HiveCode.CONNECTION_REFUSED, message, cause);
    }
}
