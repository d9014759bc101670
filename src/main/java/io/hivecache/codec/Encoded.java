package io.hivecache.codec;

import java.util.Objects;

/**
 * Immutable objects as they are, others as the codec's bytes. The form of values in a hive that keeps objects: no caller
 * shares anything that can change, and each reader pays for one decoding only.
 */
public final class Encoded<T> implements Form<T, Object> {
    private final Codec<T> codec;

    /** Creates the form. */
    public Encoded(Codec<T> codec) {
        this.codec = codec;
    }

    @Override
    public Object toContent(T object) {
        return Immutables.isImmutable(object) ? object : codec.encode(object);
    }

    @Override
    public Object toProbe(T object) {
        return object;
    }

    /** An array is mutable, so content that is a {@code byte[]} can only be the codec's. */
    @Override
    @SuppressWarnings("unchecked")
    public T toObject(Object content) {
        return content instanceof byte[] bytes ? codec.decode(bytes) : (T) content;
    }

    @Override
    public boolean matches(Object content, Object probe) {
        return Objects.deepEquals(toObject(content), probe);
    }
}
