package io.hivecache.codec;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Says where JSON carries the name of a class, and which, for every version of Jackson. */
final class TypingRules {
    private static final Set<Class<?>> ORDINARY = Set.of(List.class, Set.class, Map.class);

    private TypingRules() {}

    /** Answers whether the declared type tells the class of its objects, or of collections that equal them. */
    static boolean isTold(Class<?> declared, boolean container, boolean reference) {
        if (container) {
            boolean sorted = SortedMap.class.isAssignableFrom(declared) || SortedSet.class.isAssignableFrom(declared);
            return ORDINARY.contains(declared) || declared.isArray() || (isConcrete(declared) && !sorted);
        }
        return declared == Map.Entry.class
                || declared.isPrimitive()
                || Modifier.isFinal(declared.getModifiers())
                || Enum.class.isAssignableFrom(declared)
                || reference;
    }

    /** Answers whether the declared type is one that an object can be of, so that it need not be named. */
    static boolean canBeExact(Class<?> declared, boolean container) {
        return isConcrete(declared) && declared != Object.class && !container;
    }

    private static boolean isConcrete(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers());
    }

    /** Answers the enum whose constants a collection of them can hold; null if it is none, or empty and so like any. */
    static @Nullable Class<?> enumOf(Object value) {
        if (value instanceof EnumMap<?, ?> map && !map.isEmpty()) {
            return map.keySet().iterator().next().getDeclaringClass();
        }
        if (value instanceof EnumSet<?> set && !set.isEmpty()) {
            return set.iterator().next().getDeclaringClass();
        }
        return null;
    }

    static boolean isEmpty(Object value) {
        return value instanceof Collection<?> collection
                ? collection.isEmpty()
                : value instanceof Map<?, ?> map && map.isEmpty();
    }

    /** A collection whose class tells its elements' type writes them without names, as an ordinary one cannot read. */
    static CodecException elementsTold(Class<?> own) {
        return new CodecException("the class " + own.getName()
                + " is a collection that cannot be constructed. Make it public with a public constructor without"
                + " parameters, or use an ordinary one");
    }

    static CodecException misfit(String name, Class<?> declared) {
        return new CodecException("it has a " + name + " where only a " + declared.getName()
                + " may be. Clear the cache if another version wrote it");
    }

    static CodecException neverWritten(String raw, Class<?> constants) {
        return new CodecException(
                "it names the type " + raw + '<' + constants.getName() + ">, which we never write. Clear the cache");
    }
}
