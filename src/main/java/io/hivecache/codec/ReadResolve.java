package io.hivecache.codec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The method {@code readResolve} of Java serialization, by which objects replace themselves after they are read, so that
 * a singleton such as Spring's {@code NullValue} stays one.
 */
final class ReadResolve {
    private ReadResolve() {}

    /** Answers the method of a class; null if it has none or none that may be called. */
    static @Nullable Method of(Class<?> type) {
        try {
            Method method = type.getDeclaredMethod("readResolve");
            return method.trySetAccessible() ? method : null;
        } catch (NoSuchMethodException none) {
            return null;
        }
    }

    static Object invoke(Method readResolve, Object read) {
        try {
            return readResolve.invoke(read);
        } catch (InvocationTargetException failure) {
            throw new CodecException(
                    "the method readResolve of " + read.getClass().getName() + " failed: " + failure.getCause(),
                    failure.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
