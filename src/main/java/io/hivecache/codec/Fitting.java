package io.hivecache.codec;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the collections, arrays and dates that were read such as a field, a component or a cache declares. */
final class Fitting {
    private static final List<Class<?>> COLLECTIONS = List.of(
            ArrayList.class, LinkedList.class, LinkedHashSet.class, TreeSet.class, LinkedHashMap.class, TreeMap.class);

    private Fitting() {}

    /**
     * Answers an equal value of the type; of other kinds, what does not fit is left to be refused by who uses it.
     *
     * @throws RuntimeException if there is none
     */
    static @Nullable Object fit(@Nullable Object value, Class<?> type) {
        if (value == null || type.isInstance(value)) {
            return value;
        }
        if (value instanceof Object[] array && type.isArray()) {
            Object fitting = Array.newInstance(type.getComponentType(), array.length);
            for (int i = 0; i < array.length; i++) {
                Array.set(fitting, i, fit(array[i], type.getComponentType()));
            }
            return fitting;
        }
        if (value instanceof Date date && SqlScalars.equalDates(type)) {
            return SqlScalars.ofDate(date, type);
        }
        if (value instanceof Collection<?> collection && Collection.class.isAssignableFrom(type)) {
            return collection(collection, type);
        }
        return value instanceof Map<?, ?> map && Map.class.isAssignableFrom(type) ? map(map, type) : value;
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // What does not fit is refused by who uses it.
    private static Object collection(Collection values, Class<?> type) {
        if (EnumSet.class.isAssignableFrom(type)) {
            return EnumSet.copyOf(values);
        }
        Collection fitting = (Collection) empty(type);
        fitting.addAll(values);
        return fitting;
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // What does not fit is refused by who uses it.
    private static Object map(Map values, Class<?> type) {
        if (type == EnumMap.class) {
            return new EnumMap(values);
        }
        Map fitting = (Map) empty(type);
        fitting.putAll(values);
        return fitting;
    }

    private static Object empty(Class<?> type) {
        Class<?> fitting =
                COLLECTIONS.stream().filter(type::isAssignableFrom).findFirst().orElse(type);
        try {
            return fitting.getConstructor().newInstance();
        } catch (ReflectiveOperationException none) {
            throw new CodecException(
                    "a " + type.getName() + " cannot be made; declare an interface of java.util", none);
        }
    }
}
