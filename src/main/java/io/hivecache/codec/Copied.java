package io.hivecache.codec;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Immutable objects as they are, others as copies made object by object, and the codec's bytes of those that the
 * {@link Copier} refuses. The form of values in a hive that keeps objects, for codecs whose copies the copier's equal.
 *
 * <p>An object whose class the cache's loader finds otherwise, or not at all, goes through the codec, which brings it
 * back as the class that the loader finds.
 */
public final class Copied<T> implements Form<T, Object> {
    private final Codec<T> codec;
    private final ClassLoader loader;
    private final ConcurrentHashMap<Class<?>, Boolean> found = new ConcurrentHashMap<>();

    /** Creates the form; the loader is that by which the codec finds classes. */
    public Copied(Codec<T> codec, ClassLoader loader) {
        this.codec = codec;
        this.loader = loader;
    }

    @Override
    public Object toContent(T object) {
        if (Immutables.isImmutable(object)) {
            return object;
        }
        Object copy = isFound(object.getClass()) ? Copier.copyForeign(object) : null;
        return copy == null ? new Encoding(codec.encode(object)) : copy;
    }

    @Override
    public Object toProbe(T object) {
        return object;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T toObject(Object content) {
        if (content instanceof Encoding encoding) {
            return codec.decode(encoding.bytes);
        }
        if (Immutables.isImmutable(content)) {
            return (T) content;
        }
        Object copy = Copier.copy(content);
        return copy == null ? codec.decode(codec.encode((T) content)) : (T) copy;
    }

    /** Compares with what is kept itself, which is only read, as long as it is live. */
    @Override
    public boolean matches(Object content, Object probe) {
        return Objects.deepEquals(content instanceof Encoding ? toObject(content) : content, probe);
    }

    private boolean isFound(Class<?> type) {
        return found.computeIfAbsent(type, this::isWhatTheLoaderFinds);
    }

    private boolean isWhatTheLoaderFinds(Class<?> type) {
        try {
            return CacheClassLoader.resolve(type.getName(), loader) == type;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** The codec's bytes, which no array of the user's is taken for. */
    private static final class Encoding {
        private final byte[] bytes;

        Encoding(byte[] bytes) {
            this.bytes = bytes;
        }
    }
}
