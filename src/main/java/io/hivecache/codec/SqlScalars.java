package io.hivecache.codec;

import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Date;

/**
 * The dates of {@code java.sql}, as instants: their own text depends on the time zone of the JVM. They stand apart,
 * because a runtime image may lack the module.
 *
 * <p>A {@code java.sql.Date} and a {@code Time} are equal to a {@code java.util.Date}, so they have its text. A
 * {@code Timestamp} has one of its own.
 */
@SuppressWarnings("JavaUtilDate") // The choice was not ours.
final class SqlScalars {
    private static final String DATE = "java.sql.Date";
    private static final String TIME = "java.sql.Time";
    private static final String TIMESTAMP = "java.sql.Timestamp";

    private SqlScalars() {}

    /** Answers whether objects of a class equal a {@code java.util.Date} of the same time. */
    static boolean equalDates(Class<?> type) {
        return type.getName().equals(DATE) || type.getName().equals(TIME);
    }

    /** Answers the object of such a class that equals a date. */
    static Date ofDate(Date date, Class<?> type) {
        return type.getName().equals(DATE) ? new java.sql.Date(date.getTime()) : new Time(date.getTime());
    }

    /** Answers whether a class, or a name, is that of a timestamp. */
    static boolean isTimestamp(String name) {
        return name.equals(TIMESTAMP);
    }

    /**
     * Answers the scalar for timestamps.
     *
     * @throws NoClassDefFoundError if this JVM lacks the module {@code java.sql}
     */
    static KeyScalar<?> timestamp() {
        return Timestamps.SCALAR;
    }

    private static final class Timestamps {
        static final KeyScalar<Timestamp> SCALAR = new KeyScalar<>(
                TIMESTAMP,
                Timestamp.class,
                timestamp -> timestamp.toInstant().toString(),
                text -> Timestamp.from(Instant.parse(text)));
    }
}
