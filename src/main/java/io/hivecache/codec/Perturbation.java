package io.hivecache.codec;

import java.lang.reflect.Array;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values that are like a value, or unlike it. */
final class Perturbation {
    private Perturbation() {}

    /** Answers a value of the same class that differs, or null, which differs from any. */
    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof String text) {
            return text + "x";
        }
        if (value instanceof Boolean flag) {
            return !flag;
        }
        if (value instanceof Character character) {
            return (char) (character ^ 1);
        }
        if (value instanceof Number number) {
            return ofNumber(number);
        }
        return value instanceof Enum<?> constant ? ofEnum(constant) : null;
    }

    private static @Nullable Number ofNumber(Number value) {
        if (value instanceof Integer number) {
            return number ^ 1;
        }
        if (value instanceof Long number) {
            return number ^ 1;
        }
        if (value instanceof Short number) {
            return (short) (number ^ 1);
        }
        if (value instanceof Byte number) {
            return (byte) (number ^ 1);
        }
        if (value instanceof Double number) {
            return number == 0 || number.isNaN() ? 1.0 : -number;
        }
        if (value instanceof Float number) {
            return number == 0 || number.isNaN() ? 1.0f : -number;
        }
        return null;
    }

    private static @Nullable Object ofEnum(Enum<?> constant) {
        return Stream.of(constant.getDeclaringClass().getEnumConstants())
                .filter(each -> each != constant)
                .findFirst()
                .orElse(null);
    }

    /** Answers a copy of an array, with copies of the arrays in it; other values as they are. */
    static @Nullable Object copied(@Nullable Object value) {
        if (value == null || !value.getClass().isArray()) {
            return value;
        }
        int length = Array.getLength(value);
        Object copy = Array.newInstance(value.getClass().getComponentType(), length);
        for (int i = 0; i < length; i++) {
            Array.set(copy, i, copied(Array.get(value, i)));
        }
        return copy;
    }
}
