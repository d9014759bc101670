package io.hivecache.jcache;

import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A key with the value that it was given.
 *
 * @param source where it was given, for people, such as {@code hivecache.properties, line 3}
 */
record Assignment(String source, String key, String value) {

    /** Returns the error that this assignment is, told with its place and key. */
    CacheException mistake(String what, @Nullable Throwable cause) {
        return new CacheException(source + ": " + key + " " + what, cause);
    }
}
