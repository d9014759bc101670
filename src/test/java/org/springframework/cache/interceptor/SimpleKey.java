package org.springframework.cache.interceptor;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;

/** What Spring's class of this name (6.2 and 7.0) is to a cache: its fields, constructor, equality and serialization. */
@SuppressWarnings("serial") // a field as Spring declares it
public class SimpleKey implements Serializable {
    private final Object[] params;
    private transient int hashCode;

    public SimpleKey(Object... elements) {
        params = elements.clone();
        hashCode = Arrays.deepHashCode(params);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SimpleKey key && Arrays.deepEquals(params, key.params);
    }

    @Override
    public final int hashCode() {
        return hashCode;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        hashCode = Arrays.deepHashCode(params);
    }
}
