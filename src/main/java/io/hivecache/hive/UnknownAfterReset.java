package io.hivecache.hive;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The connection was lost after a change had been sent: it may have been carried out or not. */
public final class UnknownAfterReset extends ConnectionReset implements OutcomeUnknown {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates a failure. */
    public UnknownAfterReset(String message) {
        this(message, null);
    }

    /** Creates a failure with its cause, which may be null. */
    public UnknownAfterReset(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
