package io.hivecache.hive;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** There is nothing under the alias that was to be read, removed or changed. */
public final class AliasNotFound extends HiveException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates a failure. */
    public AliasNotFound(String message) {
        this(message, null);
    }

    /** Creates a failure with its cause, which may be null. */
    public AliasNotFound(String message, @Nullable Throwable cause) {
        super(HiveCode.ALIAS_NOT_FOUND, message, cause);
    }
}
