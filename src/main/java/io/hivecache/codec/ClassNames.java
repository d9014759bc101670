package io.hivecache.codec;

import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says which class of object JSON names for a value, and which classes may be named. What it throws is worded to follow
 * the words of a codec.
 */
final class ClassNames {
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

    /** Classes that no name leads back to: those that the JVM made up, and the private ones of the JDK. */
    private static final ClassValue<Boolean> NAMELESS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.isHidden()
                    || type.isAnonymousClass()
                    || Proxy.isProxyClass(type)
                    || (isOfJdk(type) && !Modifier.isPublic(type.getModifiers()) && !type.isArray());
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
     * Answers the name of a class that is to be read back.
     *
     * @throws CodecException if it may not be
     */
    String nameOf(Class<?> type) {
        String name = type.getName();
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
                    "neither the cache manager's class loader nor the thread's context class loader finds the class "
                            + name + ". Add it to the class path, or clear the cache",
                    missing);
        }
    }

    private static CodecException notAllowed(String name) {
        return new CodecException("the class " + name + " may not be decoded: " + AllowList.advice(name));
    }

    static boolean isOfJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    /**
     * Answers the class that a value comes back as, which is equal to it.
     *
     * @throws CodecException if there is none
     */
    static Class<?> comesBackAs(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass();
        }
        if (value instanceof List<?>) {
            return orElse(value, ArrayList.class);
        }
        if (value instanceof Set<?> set) {
            return set instanceof SortedSet<?> sorted
                    ? sorted(sorted, sorted.comparator() == null, TreeSet.class)
                    : orElse(set, LinkedHashSet.class);
        }
        if (value instanceof Map<?, ?> map) {
            return map instanceof SortedMap<?, ?> sorted
                    ? sorted(sorted, sorted.comparator() == null, TreeMap.class)
                    : orElse(map, LinkedHashMap.class);
        }
        return singleComesBackAs(value);
    }

    private static Class<?> singleComesBackAs(Object value) {
        if (value instanceof Map.Entry<?, ?>) {
            return Map.Entry.class;
        }
        if (value instanceof ZoneId && !(value instanceof ZoneOffset)) {
            return ZoneId.class;
        }
        if (value instanceof TimeZone && !(value instanceof SimpleTimeZone)) {
            return TimeZone.class;
        }
        Class<?> own = value.getClass();
        if (NAMELESS.get(own)) {
            throw new CodecException(
                    "the class " + own.getName() + " has no name to find it by. Choose the codec 'java'");
        }
        return own;
    }

    private static Class<?> sorted(Object value, boolean naturally, Class<?> ordinary) {
        if (!naturally) {
            throw new CodecException("a " + value.getClass().getName()
                    + " would lose its comparator. Use natural order, or" + " choose the codec 'java'");
        }
        return orElse(value, ordinary);
    }

    /** Views and immutable collections have no constructor that could be called, but equal the ordinary ones. */
    private static Class<?> orElse(Object collection, Class<?> ordinary) {
        Class<?> own = collection.getClass();
        return CONSTRUCTIBLE.get(own) ? own : ordinary;
    }
}
