package io.hivecache.hive;

import java.time.DateTimeException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.cache.expiry.Duration;

/**
 * Reads amounts with their units: numbers, bytes and durations. What is no such amount, or too large, is refused with an
 * {@link IllegalArgumentException} or an {@link ArithmeticException}.
 */
public final class Amounts {

    private static final Pattern AMOUNT = Pattern.compile("(\\d(?:[\\d_]*\\d)?)\\s*(\\p{Alpha}*)");

    private static final Map<String, Long> BYTES = Map.of(
            "", 1L,
            "b", 1L,
            "kb", 1_000L,
            "mb", 1_000_000L,
            "gb", 1_000_000_000L,
            "tb", 1_000_000_000_000L,
            "kib", 1L << 10,
            "mib", 1L << 20,
            "gib", 1L << 30,
            "tib", 1L << 40);

    private static final Map<String, TimeUnit> TIMES = Map.of(
            "ms", TimeUnit.MILLISECONDS,
            "s", TimeUnit.SECONDS,
            "m", TimeUnit.MINUTES,
            "h", TimeUnit.HOURS,
            "d", TimeUnit.DAYS);

    private Amounts() {}

    /** Reads a number such as {@code 10000} or {@code 10_000}. */
    public static long count(String text) {
        return amount(text, Map.of("", 1L));
    }

    /** Reads a number of bytes such as {@code 1024}, {@code 64MiB} (binary) or {@code 64MB} (decimal). */
    public static long bytes(String text) {
        return amount(text, BYTES);
    }

    /** Reads a duration such as {@code 250ms}, {@code 10m} or, in the form of ISO 8601, {@code PT10M}. */
    public static Duration duration(String text) {
        long millis = text.toUpperCase(Locale.ROOT).startsWith("P") ? isoMillis(text) : millis(text);
        return millis == 0 ? Duration.ZERO : new Duration(TimeUnit.MILLISECONDS, millis);
    }

    private static long millis(String text) {
        Matcher parts = parts(text);
        TimeUnit unit = TIMES.get(parts.group(2));
        if (unit == null) {
            throw new IllegalArgumentException("no unit of time in " + text);
        }
        return Math.multiplyExact(number(parts.group(1)), unit.toMillis(1));
    }

    private static long isoMillis(String text) {
        try {
            java.time.Duration duration = java.time.Duration.parse(text);
            long millis = duration.toMillis();
            if (duration.isNegative() || (millis == 0 && !duration.isZero())) {
                throw new IllegalArgumentException("shorter than a millisecond: " + text);
            }
            return millis;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static long amount(String text, Map<String, Long> units) {
        Matcher parts = parts(text);
        Long unit = units.get(parts.group(2).toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw new IllegalArgumentException("unknown unit in " + text);
        }
        return Math.multiplyExact(number(parts.group(1)), unit);
    }

    private static Matcher parts(String text) {
        Matcher parts = AMOUNT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no amount: " + text);
        }
        return parts;
    }

    private static long number(String digits) {
        return Long.parseLong(digits.replace("_", ""));
    }
}
