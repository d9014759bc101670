package io.hivecache.codec;

import java.util.List;

/**
 * Turns objects into content and back.
 *
 * <p>What {@link #decode} makes of the content of a value equals that value. Neither an object nor a content is ever
 * null. A codec is safe for use by many threads at once, and keeps neither the arrays it is given nor those it answers.
 *
 * @param <T> the type of the objects
 */
public interface Codec<T> {
    /**
     * Answers the content of a value.
     *
     * @throws CodecException if the value has no content in this codec; the value is unchanged
     */
    byte[] encode(T value);

    /**
     * Answers a new object with the value that the content stands for. The content is left as it is.
     *
     * @throws CodecException if the content is damaged, is not of this codec, or names a class that is unknown or not
     *     allowed
     */
    T decode(byte[] content);

    /**
     * Makes a codec outside of a cache, for a client for example. Classes are found by the type's class loader, then by
     * the thread's context class loader.
     *
     * @param name {@code java}, {@code jackson}, {@code raw}, or what else {@link CodecFactories#find} knows
     * @param type the declared type of the objects
     * @param allowed the classes that content may name besides the declared one, as for {@link AllowList#of}
     * @throws IllegalArgumentException if there is no such codec, or it cannot hold the type, or what is allowed names no
     *     classes
     */
    static <T> Codec<T> of(String name, Class<T> type, String... allowed) {
        ClassLoader own = type.getClassLoader();
        ClassLoader loader = own == null ? CacheClassLoader.ofContext() : CacheClassLoader.forDecoding(own);
        return CodecFactories.find(name, loader).create(new CodecContext(type, loader, AllowList.of(List.of(allowed))));
    }
}
