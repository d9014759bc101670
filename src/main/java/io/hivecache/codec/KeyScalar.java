package io.hivecache.codec;

import java.util.function.Function;

/**
 * The text of the values of one class that have no parts. Equal values have equal texts, in every JVM and version of
 * the JDK, others different ones.
 *
 * @param name the name before the text: the simple name of the class, or its full name where that is taken
 * @param parse may throw any unchecked exception
 */
record KeyScalar<T>(String name, Class<?> type, Function<T, String> format, Function<String, T> parse) {

    /** Answers the text of a value. */
    @SuppressWarnings("unchecked") // Looked up by the value's class.
    String textOf(Object value) {
        return format.apply((T) value);
    }

    /** Answers the scalar that refuses values which do not come back from their text. */
    KeyScalar<T> verified() {
        Function<T, String> verifying = value -> {
            String text = format.apply(value);
            if (!parse.apply(text).equals(value)) {
                throw new CodecException(
                        "The " + type.getName() + " " + value + " cannot be a key, or part of one, in a hive that keeps"
                                + " keys as text, because it does not come back from its text: use a String");
            }
            return text;
        };
        return new KeyScalar<>(name, type, verifying, parse);
    }
}
