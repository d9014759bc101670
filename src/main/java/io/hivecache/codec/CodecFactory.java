package io.hivecache.codec;

/**
 * Makes the codecs of one kind. A cache names its kind of codec by {@link #name()} or by the factory's class name, and
 * asks for one codec of its own, which lives as long as the cache.
 *
 * <p>Implementations have a public constructor without parameters. To be found by name, they are listed in
 * {@code META-INF/services/io.hivecache.codec.CodecFactory} or provided by a module.
 */
public interface CodecFactory {
    /** Answers the name by which a configuration chooses this kind of codec, {@code java} for example. */
    String name();

    /**
     * Makes a codec for the objects of one cache.
     *
     * @param <T> the declared type of the objects
     * @throws IllegalArgumentException if codecs of this kind cannot hold the declared type
     */
    <T> Codec<T> create(CodecContext context);
}
