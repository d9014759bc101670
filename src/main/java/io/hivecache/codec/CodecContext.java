package io.hivecache.codec;

import java.lang.reflect.Type;
import java.util.Objects;

/**
 * What a codec knows of the objects it will be given.
 *
 * @param type the declared type, with its type arguments where they are known; {@code Object.class} when the cache is
 *     untyped
 * @param loader finds the classes that content names, one that {@link CacheClassLoader#forDecoding} made for the cache;
 *     ask it by {@link CacheClassLoader#resolve}
 * @param allowList the classes that content may name besides the declared ones
 */
public record CodecContext(Type type, ClassLoader loader, AllowList allowList) {
    /** Refuses nulls. */
    public CodecContext {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(loader, "loader");
        Objects.requireNonNull(allowList, "allowList");
    }
}
