package io.hivecache.hive;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The connection to a hive was lost. Nothing was changed, unless this is an {@link UnknownAfterReset}. */
public sealed class ConnectionReset extends HiveException permits UnknownAfterReset {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates a failure. */
    public ConnectionReset(String message) {
        this(message, null);
    }

    /** Creates a failure with its cause, which may be null. */
    public ConnectionReset(String message, @Nullable Throwable cause) {
        super(HiveCode.CONNECTION_RESET, message, cause);
    }
}
