package io.hivecache.hive;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The hive has no room for the content; what was there before is still there. */
public final class NoMemory extends HiveException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates a failure. */
    public NoMemory(String message) {
        this(message, null);
    }

    /** Creates a failure with its cause, which may be null. */
    public NoMemory(String message, @Nullable Throwable cause) {
        super(HiveCode.NO_MEMORY, message, cause);
    }
}
