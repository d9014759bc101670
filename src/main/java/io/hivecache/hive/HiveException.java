package io.hivecache.hive;

import java.io.Serial;
import java.util.Objects;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A failure of a hive: its code says which kind, its message what happened, to which hive, and what to do. It is a
 * {@link CacheException} so that it passes through a cache as it is.
 *
 * <p>A failure means that nothing was changed, unless it is an {@link OutcomeUnknown}.
 */
public class HiveException extends CacheException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final HiveCode code;

    /** Creates a failure. */
    public HiveException(HiveCode code, String message) {
        this(code, message, null);
    }

    /**
     * Creates a failure with its cause, which may be null.
     *
     * @throws IllegalArgumentException if the code is {@link HiveCode#OK}, which is no failure
     */
    public HiveException(HiveCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        if (Objects.requireNonNull(code, "code") == HiveCode.OK) {
            throw new IllegalArgumentException("a failure cannot have the code OK");
        }
        this.code = code;
    }

    /** Which kind of failure it is; never {@link HiveCode#OK}. */
    public final HiveCode code() {
        return code;
    }
}
