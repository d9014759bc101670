package io.hivecache.codec;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form in which objects of the caller's type lie in a hive as content. Thread-safe; objects and content are never
 * null.
 *
 * @param <T> the type of objects, keys or values
 * @param <C> the type of content, or of aliases
 */
public interface Form<T, C> {
    /**
     * What is kept for an object.
     *
     * @throws CodecException if the object cannot be kept in this form
     */
    C toContent(T object);

    /**
     * What an object is looked up or compared by; it is not kept, and so may be the object itself.
     *
     * @throws CodecException if the object cannot be brought into this form
     */
    default C toProbe(T object) {
        return toContent(object);
    }

    /**
     * The object that content stands for. Where objects can change, a new one at each call.
     *
     * @throws CodecException if the content cannot be read
     */
    T toObject(C content);

    /**
     * Content as it is to be given to {@link #toObject}, or null if it cannot be decoded and therefore counts as none. Most
     * forms leave it to the decoding to fail.
     */
    default @Nullable C decodable(C content) {
        return content;
    }

    /** Whether kept content stands for an object equal to that of a probe; arrays are equal by what is in them. */
    default boolean matches(C content, C probe) {
        return Objects.deepEquals(toObject(content), toObject(probe));
    }
}
