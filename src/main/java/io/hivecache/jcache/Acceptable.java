package io.hivecache.jcache;

import java.time.Duration;

/** What the settings of a cache accept; the rest is refused with an {@link IllegalArgumentException}. */
final class Acceptable {
    private Acceptable() {}

    /** Answers what can be the name of a codec. */
    static String codecName(String name) {
        if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "A codec is java, jackson, raw or the name of a class, not '" + name + "'");
        }
        return name;
    }

    /** Answers a number that is 0, which means what the second argument says, or more. */
    static long notNegative(String setting, String zero, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(setting + " must be 0 (" + zero + ") or more, not " + value);
        }
        return value;
    }

    /** Answers a duration that is 0 or some milliseconds. */
    static Duration wholeMillis(String setting, Duration duration) {
        if (duration.isNegative() || !duration.equals(Duration.ofMillis(duration.toMillis()))) {
            throw new IllegalArgumentException(setting + " must be 0 (off) or some milliseconds, not " + duration);
        }
        return duration;
    }
}
