package io.hivecache.codec;

import java.util.Calendar;
import java.util.Optional;

/**
 * Knows what Jackson, of any version, would write but not bring back: a calendar without its zone, a timestamp without its
 * nanoseconds, an exception without its message, an object of the JDK by its getters, an {@link Optional} as what is in
 * it where nothing says that it was one.
 */
final class Faithfulness {
    private Faithfulness() {}

    static boolean isMissing(Class<?> type, boolean bean) {
        return type == Object.class
                || Throwable.class.isAssignableFrom(type)
                || Calendar.class.isAssignableFrom(type)
                || type.getName().equals("java.sql.Timestamp")
                || type.getName().equals("java.sql.Time")
                || (bean && ClassNames.isOfJdk(type));
    }

    static CodecException refusal(Object value) {
        return new CodecException(
                "a " + value.getClass().getName() + " would not come back as it was. Choose the codec 'java'");
    }
}
