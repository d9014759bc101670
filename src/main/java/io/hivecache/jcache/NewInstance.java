package io.hivecache.jcache;

import java.lang.reflect.Modifier;
import javax.cache.configuration.Factory;

/**
 * Makes objects by the public constructor without parameters of a class.
 *
 * <p>Unlike the class factory of JCache's own {@code FactoryBuilder} it knows the class, not only its name, and so does
 * not depend on the context class loader of the thread that creates the cache.
 *
 * @param <T> the type of the objects
 */
record NewInstance<T>(Class<? extends T> type) implements Factory<T> {

    /** Returns the factory for a class that must be of the given kind. */
    static <T> NewInstance<T> of(Class<?> type, Class<? super T> kind) {
        if (!kind.isAssignableFrom(type)) {
            throw new IllegalArgumentException(type.getName() + " does not implement " + kind.getName());
        }
        if (!usable(type)) {
            throw new IllegalArgumentException(
                    type.getName() + " must be a public class with a public constructor that has no parameters");
        }
        @SuppressWarnings("unchecked") // the type arguments of a class named in a text cannot be checked
        Class<? extends T> checked = (Class<? extends T>) type;
        return new NewInstance<>(checked);
    }

    private static boolean usable(Class<?> type) {
        try {
            return Modifier.isPublic(type.getModifiers())
                    && !Modifier.isAbstract(type.getModifiers())
                    && Modifier.isPublic(type.getConstructor().getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    @Override
    public T create() {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The constructor of " + type.getName() + " failed", e);
        }
    }
}
