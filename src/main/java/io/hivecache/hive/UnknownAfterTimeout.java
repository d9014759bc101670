package io.hivecache.hive;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** No answer came in time to a change that had been sent: it may have been carried out or not, or may be yet. */
public final class UnknownAfterTimeout extends HiveTimeout implements OutcomeUnknown {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates a failure. */
    public UnknownAfterTimeout(String message) {
        this(message, null);
    }

    /** Creates a failure with its cause, which may be null. */
    public UnknownAfterTimeout(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
