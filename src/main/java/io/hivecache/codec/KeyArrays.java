package io.hivecache.codec;

import java.lang.reflect.Array;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The text of arrays of primitives in a key: {@code int[](1/2)}, bytes in hexadecimal digits, and characters as they
 * are.
 */
final class KeyArrays {
    /** The name of arrays of objects; the class of their elements does not matter to {@code deepEquals}. */
    static final String OBJECTS = "Object[]";

    private static final char SEPARATOR = '/';

    private static final Map<String, Class<?>> COMPONENTS = Map.of(
            "boolean[]", boolean.class,
            "byte[]", byte.class,
            "char[]", char.class,
            "short[]", short.class,
            "int[]", int.class,
            "long[]", long.class,
            "float[]", float.class,
            "double[]", double.class);

    private static final Map<Class<?>, Function<String, Object>> ELEMENTS = Map.of(
            boolean.class, Boolean::valueOf,
            short.class, Short::valueOf,
            int.class, Integer::valueOf,
            long.class, Long::valueOf,
            float.class, Float::valueOf,
            double.class, Double::valueOf);

    private KeyArrays() {}

    /** Answers whether arrays of primitives have this name. */
    static boolean contains(String name) {
        return COMPONENTS.containsKey(name);
    }

    /** Answers the text of an array of primitives. */
    static String text(Object array) {
        if (array instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (array instanceof char[] characters) {
            return new String(characters);
        }
        return IntStream.range(0, Array.getLength(array))
                .mapToObj(i -> element(Array.get(array, i)))
                .collect(Collectors.joining(String.valueOf(SEPARATOR)));
    }

    private static String element(Object value) {
        if (value instanceof Double number) {
            return Decimals.text(number);
        }
        return value instanceof Float number ? Decimals.text(number) : value.toString();
    }

    /** Answers the array with this name and text. */
    static Object parse(String name, String text) {
        Class<?> component = Objects.requireNonNull(COMPONENTS.get(name));
        if (component == byte.class) {
            return HexFormat.of().parseHex(text);
        }
        if (component == char.class) {
            return text.toCharArray();
        }
        String[] elements = text.isEmpty() ? new String[0] : text.split(String.valueOf(SEPARATOR), -1);
        Object array = Array.newInstance(component, elements.length);
        for (int i = 0; i < elements.length; i++) {
            Array.set(array, i, Objects.requireNonNull(ELEMENTS.get(component)).apply(elements[i]));
        }
        return array;
    }
}
