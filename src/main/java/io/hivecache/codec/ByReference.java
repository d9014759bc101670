package io.hivecache.codec;

import java.util.Objects;

/** The objects themselves: whoever holds a reference sees, and makes, every change. */
public final class ByReference<T> implements Form<T, Object> {
    /** Creates the form. */
    public ByReference() {}

    @Override
    public Object toContent(T object) {
        return object;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T toObject(Object content) {
        return (T) content;
    }

    @Override
    public boolean matches(Object content, Object probe) {
        return Objects.deepEquals(content, probe);
    }
}
