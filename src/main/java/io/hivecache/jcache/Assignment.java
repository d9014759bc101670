package io.hivecache.jcache;

import java.util.function.UnaryOperator;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A key with the value that it was given.
 *
 * @param source where it was given, for people, such as {@code hivecache.properties, line 3}
 * @param written the value as it was written: what may be shown, as secrets are to be filled in by {@link Placeholders}
 */
record Assignment(String source, String key, String written) {

    /** Returns the value that is meant; its secrets are not for messages. */
    String value() {
        return value(UnaryOperator.identity());
    }

    /** Returns the value that is meant, with what is filled into it made fit for that. */
    String value(UnaryOperator<String> part) {
        return Placeholders.fill(this, part);
    }

    /** Returns the error that the value is; why is left out if it could tell a secret. */
    CacheException unusable(String advice, Exception why) {
        boolean mayBeTold = written.equals(value());
        String reason = mayBeTold && advice.isEmpty() ? ": " + why.getMessage() : advice;
        return mistake("cannot be '" + written + "'" + reason, mayBeTold ? why : null);
    }

    /** Returns the error that this assignment is, told with its place and key. */
    CacheException mistake(String what, @Nullable Throwable cause) {
        return new CacheException(source + ": " + key + " " + what, cause);
    }
}
