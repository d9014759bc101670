package io.hivecache.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/** Numbers as text: the same in every version of the JDK, and so short that reading it back is no work to speak of. */
final class Decimals {
    /** To read a number takes the square of its length. */
    private static final int MAX_DIGITS = 4096;

    private static final int MAX_BITS = MAX_DIGITS * 3;

    /** As many digits as tell any two doubles apart. */
    private static final int DIGITS_OF_DOUBLE = 17;

    private Decimals() {}

    /** Answers the shortest decimal number that is nearer to the value than to any other. */
    static String text(Double value) {
        return value.isNaN() || value.isInfinite() || value == 0
                ? value.toString()
                : shortest(new BigDecimal(value), rounded -> rounded.doubleValue() == value);
    }

    /** Does the same for a float. */
    static String text(Float value) {
        return value.isNaN() || value.isInfinite() || value == 0
                ? value.toString()
                : shortest(new BigDecimal(value), rounded -> rounded.floatValue() == value);
    }

    /** {@code Double.toString} answered longer ones before JDK 19, so it does not answer the same in every JVM. */
    private static String shortest(BigDecimal exact, Predicate<BigDecimal> comesBack) {
        BigDecimal rounded = exact;
        for (int digits = 1; digits <= DIGITS_OF_DOUBLE; digits++) {
            rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (comesBack.test(rounded)) {
                break;
            }
        }
        return rounded.stripTrailingZeros().toString();
    }

    /** Answers the text of an integer. */
    static String text(BigInteger value) {
        return checked(value).toString();
    }

    /** Answers the text of a decimal, with all its zeros, which its equality heeds. */
    static String text(BigDecimal value) {
        checked(value.unscaledValue());
        return value.toString();
    }

    private static BigInteger checked(BigInteger value) {
        if (value.bitLength() > MAX_BITS) {
            throw new CodecException("A number of " + value.bitLength() + " bits cannot be a key, or part of one, in a"
                    + " hive that keeps keys as text: up to " + MAX_BITS + " can, or use a String");
        }
        return value;
    }

    /** Answers the integer of a text. */
    static BigInteger bigInteger(String text) {
        return new BigInteger(checked(text));
    }

    /** Answers the decimal of a text. */
    static BigDecimal bigDecimal(String text) {
        return new BigDecimal(checked(text));
    }

    private static String checked(String text) {
        if (text.length() > 2 * MAX_DIGITS) {
            throw new NumberFormatException("too many digits");
        }
        return text;
    }
}
