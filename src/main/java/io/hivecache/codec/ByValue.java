package io.hivecache.codec;

import java.util.Objects;

/**
 * Live objects that no caller shares: immutable ones as they are, others copied on the way in and out. The form of keys
 * in a hive that keeps objects, where they must be live to be compared and hashed.
 */
public final class ByValue<T> implements Form<T, Object> {
    private final Codec<T> codec;

    /** Creates the form; the codec makes the copies. */
    public ByValue(Codec<T> codec) {
        this.codec = codec;
    }

    @Override
    public Object toContent(T object) {
        if (object.getClass().isArray()) {
            throw new CodecException(
                    "An array cannot be a key, for no other array is equal to it: use a list or a string");
        }
        return copy(object);
    }

    @Override
    public Object toProbe(T object) {
        return object;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T toObject(Object content) {
        return copy((T) content);
    }

    @Override
    public boolean matches(Object content, Object probe) {
        return Objects.deepEquals(content, probe);
    }

    private T copy(T object) {
        return Immutables.isImmutable(object) ? object : codec.decode(codec.encode(object));
    }
}
