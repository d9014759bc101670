package io.hivecache.codec;

import org.jspecify.annotations.Nullable;

/**
 * Says that an object cannot become content, or that content cannot become an object. The message names the class at
 * fault, where it is known, and what to do; the cache and the key are added by whoever knows them.
 */
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception without a cause. */
    public CodecException(String message) {
        super(message);
    }

    /** Makes an exception with the failure that led to it. */
    public CodecException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
