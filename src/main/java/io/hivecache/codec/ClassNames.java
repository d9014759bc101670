package io.hivecache.codec;

import java.lang.reflect.Modifier;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;

/** The names that JSON gives to the classes of objects, and the classes that these names stand for. */
final class ClassNames {

    /** For each class of a collection, the one that it comes back as: itself, if its constructor can be called. */
    private static final ClassValue<Boolean> CONSTRUCTIBLE = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                return Modifier.isPublic(type.getModifiers())
                        && Modifier.isPublic(type.getConstructor().getModifiers());
            } catch (NoSuchMethodException none) {
                return false;
            }
        }
    };

    private final AllowList allowList;
    private final ClassLoader loader;

    ClassNames(AllowList allowList, ClassLoader loader) {
        this.allowList = allowList;
        this.loader = loader;
    }

    /** Answers these names with those that a declared type allows. */
    ClassNames within(Class<?> declared) {
        return new ClassNames(allowList.plus(DeclaredTypes.named(declared)), loader);
    }

    boolean allows(String name) {
        return allowList.allows(name);
    }

    /**
     * Answers the name of the class that an object comes back as.
     *
     * @throws CodecException if it would not come back equal, or not at all
     */
    String nameOf(Object value) {
        String name = classOf(value).getName();
        if (!allowList.allows(name)) {
            throw notAllowed(name);
        }
        return name;
    }

    /**
     * Answers the class with a name.
     *
     * @throws CodecException if there is none, or it is not allowed
     */
    Class<?> classOf(String name) {
        if (!allowList.allows(name)) {
            throw notAllowed(name);
        }
        try {
            return CacheClassLoader.resolve(name, loader);
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new CodecException(
                    "The content names the class " + name + ", which neither the cache manager's class loader nor the"
                            + " thread's context class loader finds: add it to the class path, or clear the cache",
                    missing);
        }
    }

    static CodecException notAllowed(String name) {
        return new CodecException(
                "The class " + name + " may not be decoded: add it or its package to 'allow' if you trust it");
    }

    private static Class<?> classOf(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass();
        }
        if (value instanceof List<?>) {
            return orElse(value, ArrayList.class);
        }
        if (value instanceof Set<?>) {
            return value instanceof SortedSet<?> sorted
                    ? sorted(value, sorted.comparator() == null, TreeSet.class)
                    : orElse(value, LinkedHashSet.class);
        }
        if (value instanceof Map<?, ?>) {
            return value instanceof SortedMap<?, ?> sorted
                    ? sorted(value, sorted.comparator() == null, TreeMap.class)
                    : orElse(value, LinkedHashMap.class);
        }
        if (value instanceof ZoneId && !(value instanceof ZoneOffset)) {
            return ZoneId.class;
        }
        return value instanceof TimeZone ? TimeZone.class : value.getClass();
    }

    private static Class<?> sorted(Object value, boolean naturally, Class<?> natural) {
        if (!naturally) {
            throw new CodecException("A " + value.getClass().getName() + " with a comparator cannot become JSON, which"
                    + " would lose its order: use natural order, or choose the codec 'java'");
        }
        return orElse(value, natural);
    }

    /** The views and immutable collections of the JDK have equals, but no constructor, in the ordinary ones. */
    private static Class<?> orElse(Object collection, Class<?> ordinary) {
        Class<?> own = collection.getClass();
        return CONSTRUCTIBLE.get(own) ? own : ordinary;
    }
}
