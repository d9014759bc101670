package io.hivecache.hive;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** There is something under an alias that was to be free. */
public final class AliasAlreadyExists extends HiveException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates a failure. */
    public AliasAlreadyExists(String message) {
        this(message, null);
    }

    /** Creates a failure with its cause, which may be null. */
    public AliasAlreadyExists(String message, @Nullable Throwable cause) {
        super(HiveCode.ALIAS_ALREADY_EXISTS, message, cause);
    }
}
