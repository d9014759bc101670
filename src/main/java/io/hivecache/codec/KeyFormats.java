package io.hivecache.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the formats that the user gives to classes of keys. */
public final class KeyFormats {
    private KeyFormats() {}

    /**
     * Answers the formats of the named classes, then those that a {@link ServiceLoader} finds. Where two are for the
     * same class, the first counts.
     *
     * @param classNames the names of {@link KeyFormat}s with a public constructor that has no parameters
     * @param loader finds the user's classes
     * @throws IllegalArgumentException if one cannot be used
     */
    public static List<KeyFormat<?>> find(Collection<String> classNames, ClassLoader loader) {
        List<KeyFormat<?>> formats = new ArrayList<>();
        for (String name : classNames) {
            formats.add(named(name, loader));
        }
        // The JVM records what a ServiceLoader finds in the loader it asks, so ask one that nobody keeps.
        ClassLoader passing = CacheClassLoader.forDecoding(loader);
        try {
            for (KeyFormat<?> format : ServiceLoader.load(KeyFormat.class, passing)) {
                formats.add(format);
            }
        } catch (ServiceConfigurationError broken) {
            throw new IllegalArgumentException(
                    "A format of keys that is registered as a service is broken; mend or remove it: "
                            + broken.getMessage(),
                    broken);
        }
        return formats;
    }

    private static KeyFormat<?> named(String name, ClassLoader loader) {
        Object made;
        try {
            made = CacheClassLoader.resolve(name, loader).getConstructor().newInstance();
        } catch (ClassNotFoundException unknown) {
            throw new IllegalArgumentException(
                    "Unknown format of keys '" + name + "': name a class that implements " + KeyFormat.class.getName(),
                    unknown);
        } catch (ReflectiveOperationException | LinkageError unusable) {
            throw new IllegalArgumentException(
                    "The format of keys '" + name + "' cannot be used: the class needs a public constructor without"
                            + " parameters that throws nothing",
                    unusable);
        }
        if (made instanceof KeyFormat<?> format) {
            return format;
        }
        throw new IllegalArgumentException(
                "Class '" + name + "' is no format of keys: it does not implement " + KeyFormat.class.getName());
    }
}
