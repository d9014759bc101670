package io.hivecache.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of the JDK that have no parts, besides those that are written as Java's literals. */
final class KeyScalars {
    private static final Map<Class<?>, KeyScalar<?>> BY_CLASS = new HashMap<>();
    private static final Map<String, KeyScalar<?>> BY_NAME = new HashMap<>();

    static {
        add(Byte.class, Byte::valueOf);
        add(Short.class, Short::valueOf);
        add(Character.class, KeyScalars::character);
        add(new KeyScalar<>("Float", Float.class, Decimals::text, Float::valueOf));
        add(new KeyScalar<>("Double", Double.class, Decimals::text, Double::valueOf));
        add(new KeyScalar<>("BigInteger", BigInteger.class, Decimals::text, Decimals::bigInteger));
        add(new KeyScalar<>("BigDecimal", BigDecimal.class, Decimals::text, Decimals::bigDecimal));
        add(UUID.class, UUID::fromString);
        add(new KeyScalar<>("URI", URI.class, CanonicalUri::text, URI::create).verified());
        add(new KeyScalar<>("Locale", Locale.class, Locale::toLanguageTag, Locale::forLanguageTag).verified());
        add(Currency.class, Currency::getInstance);
        add(new KeyScalar<Date>("Date", Date.class, KeyScalars::instant, text -> Date.from(Instant.parse(text))));
        add(Duration.class, Duration::parse);
        add(Instant.class, Instant::parse);
        add(LocalDate.class, LocalDate::parse);
        add(LocalDateTime.class, LocalDateTime::parse);
        add(LocalTime.class, LocalTime::parse);
        add(MonthDay.class, MonthDay::parse);
        add(OffsetDateTime.class, OffsetDateTime::parse);
        add(OffsetTime.class, OffsetTime::parse);
        add(Period.class, Period::parse);
        add(Year.class, text -> Year.of(Integer.parseInt(text)));
        add(new KeyScalar<>("YearMonth", YearMonth.class, KeyScalars::month, KeyScalars::yearMonth));
        add(ZoneOffset.class, ZoneOffset::of);
        add(new KeyScalar<>("ZonedDateTime", ZonedDateTime.class, ZonedDateTime::toString, ZonedDateTime::parse)
                .verified());
        // The class of regions is the JDK's own.
        add(new KeyScalar<>("ZoneId", ZoneId.of("UTC").getClass(), ZoneId::getId, ZoneId::of));
    }

    private KeyScalars() {}

    private static <T> void add(Class<T> type, Function<String, T> parse) {
        add(new KeyScalar<>(type.getSimpleName(), type, T::toString, parse));
    }

    private static void add(KeyScalar<?> scalar) {
        BY_CLASS.put(scalar.type(), scalar);
        BY_NAME.put(scalar.name(), scalar);
    }

    /** Answers the scalar for values of exactly this class, or null if there is none. */
    static @Nullable KeyScalar<?> of(Class<?> type) {
        KeyScalar<?> scalar = BY_CLASS.get(type);
        if (scalar == null && SqlScalars.equalDates(type)) {
            return BY_CLASS.get(Date.class);
        }
        return scalar == null && SqlScalars.isTimestamp(type.getName()) ? SqlScalars.timestamp() : scalar;
    }

    /** Answers the scalar with this name, or null if there is none. */
    static @Nullable KeyScalar<?> named(String name) {
        return SqlScalars.isTimestamp(name) ? SqlScalars.timestamp() : BY_NAME.get(name);
    }

    private static Character character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }

    @SuppressWarnings("JavaUtilDate") // The choice was not ours.
    private static String instant(Date date) {
        return Instant.ofEpochMilli(date.getTime()).toString();
    }

    /** Its own text has no sign that its own parser would want before a year of five digits. */
    private static String month(YearMonth value) {
        return value.getYear() + "-" + value.getMonthValue();
    }

    private static YearMonth yearMonth(String text) {
        int hyphen = text.lastIndexOf('-');
        return YearMonth.of(Integer.parseInt(text.substring(0, hyphen)), Integer.parseInt(text.substring(hyphen + 1)));
    }
}
