package io.hivecache.codec;

import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Knows the classes whose instances nothing can change, so that a by-value cache may share them instead of copying.
 *
 * <p>These are String, the boxes, enums, the value types of {@code java.time} and a few more of the JDK, and records
 * whose components are declared with such types, however deep. A class is remembered with its answer by the class
 * itself, which pins no class loader. Safe for use by many threads.
 */
public final class Immutables {
    private static final Set<Class<?>> LEAVES = Set.of(
            Boolean.class,
            Byte.class,
            Character.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            String.class,
            Class.class,
            BigInteger.class,
            BigDecimal.class,
            MathContext.class,
            UUID.class,
            URI.class,
            Locale.class,
            Currency.class,
            Duration.class,
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            MonthDay.class,
            OffsetDateTime.class,
            OffsetTime.class,
            Period.class,
            Year.class,
            YearMonth.class,
            ZonedDateTime.class);

    private static final ClassValue<Boolean> ANSWERS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isImmutable(type, new HashSet<>());
        }
    };

    private Immutables() {}

    /** Answers whether an object of exactly this class, which is not null, can never change. */
    public static boolean isImmutable(Object object) {
        return isImmutable(object.getClass());
    }

    /**
     * Answers whether no object of exactly this class can ever change. {@code BigInteger} and {@code BigDecimal} are
     * taken at their word where a record declares them, although somebody could have made a mutable subclass.
     */
    public static boolean isImmutable(Class<?> type) {
        return ANSWERS.get(type);
    }

    /** Answers whether nothing of a declared type can ever change: it is final, and such a class. */
    public static boolean areAllImmutable(Class<?> declared) {
        return Modifier.isFinal(declared.getModifiers()) && isImmutable(declared);
    }

    /** A record that is met again within itself is as immutable as the rest of it. */
    private static boolean isImmutable(Class<?> type, Set<Class<?>> met) {
        if (isLeaf(type)) {
            return true;
        }
        if (!type.isRecord()) {
            return false;
        }
        if (met.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (!isImmutable(component.getType(), met)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isLeaf(Class<?> type) {
        return type.isPrimitive()
                || LEAVES.contains(type)
                || Enum.class.isAssignableFrom(type)
                || ZoneId.class.isAssignableFrom(type);
    }
}
