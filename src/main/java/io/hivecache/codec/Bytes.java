package io.hivecache.codec;

/**
 * The codec's bytes and nothing else: what can be counted, and sent.
 *
 * @param <C> what the hive calls content: {@code byte[]}, or {@code Object} where it keeps objects
 */
public final class Bytes<T, C> implements Form<T, C> {
    private final Codec<T> codec;

    private Bytes(Codec<T> codec) {
        this.codec = codec;
    }

    /** The form for a hive whose content is bytes. */
    public static <T> Form<T, byte[]> of(Codec<T> codec) {
        return new Bytes<>(codec);
    }

    /** The form for a hive that keeps objects, bytes among them. */
    public static <T> Form<T, Object> asObjects(Codec<T> codec) {
        return new Bytes<>(codec);
    }

    @Override
    @SuppressWarnings("unchecked")
    public C toContent(T object) {
        return (C) codec.encode(object);
    }

    @Override
    public T toObject(C content) {
        return codec.decode((byte[]) content);
    }
}
