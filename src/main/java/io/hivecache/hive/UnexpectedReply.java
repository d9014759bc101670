package io.hivecache.hive;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** What a hive answered is not what was stored there, or cannot be understood; if it answered a change, nobody knows whether that was carried out. */
public final class UnexpectedReply extends HiveException implements OutcomeUnknown {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates a failure. */
    public UnexpectedReply(String message) {
        this(message, null);
    }

    /** Creates a failure with its cause, which may be null. */
    public UnexpectedReply(String message, @Nullable Throwable cause) {
        super(HiveCode.UNEXPECTED_REPLY, message, cause);
    }
}
