package io.hivecache.hive;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An alias could not be held: the wait for it would never have ended, or was interrupted. Nothing was changed. */
public final class HoldException extends HiveException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates a failure with its cause, which may be null. Its code is {@link HiveCode#SYSTEM} if the cause is an
     * interruption, otherwise {@link HiveCode#TIMEOUT}.
     */
    public HoldException(String message, @Nullable Throwable cause) {
        super(cause instanceof InterruptedException ? HiveCode.SYSTEM : HiveCode.TIMEOUT, message, cause);
    }
}
