package io.hivecache.codec;

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
}
