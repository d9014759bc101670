package io.hivecache.hive;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An alias has more than 1,024 bytes in UTF-8. */
public final class AliasTooLong extends HiveException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates a failure. */
    public AliasTooLong(String message) {
        this(message, null);
    }

    /** Creates a failure with its cause, which may be null. */
    public AliasTooLong(String message, @Nullable Throwable cause) {
        super(HiveCode.ALIAS_TOO_LONG, message, cause);
    }
}
