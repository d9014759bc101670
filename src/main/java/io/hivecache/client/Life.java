package io.hivecache.client;

import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.Lifetime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long entries live, in the words of callers, where zero means for ever, and in those of the hive. */
final class Life {
    private static final Duration LONGEST = Duration.ofMillis(Lifetime.NEVER);

    private Life() {}

    /** The lifetime of what is stored with this life, whether something was there or not. */
    static Lifetime stored(Duration life) {
        long millis = millis(life);
        return new Lifetime.Fixed(millis, millis, Lifetime.SAME);
    }

    /** The lifetime that gives an entry this life when it is touched. */
    static Lifetime touched(Duration life) {
        return touched(millis(life));
    }

    /** The lifetime that makes an entry end at a moment when it is touched; at once if the moment has passed. */
    static Lifetime touched(Instant deadline, Clock clock) {
        if (deadline.equals(Instant.EPOCH)) {
            return touched(Lifetime.NEVER);
        }
        Duration left = Duration.between(clock.instant(), deadline);
        return touched(left.isNegative() || left.isZero() ? 0 : millis(left));
    }

    private static Lifetime touched(long millis) {
        return new Lifetime.Fixed(Lifetime.NEVER, Lifetime.SAME, millis);
    }

    /** Rounded up, so that a life that is short does not become one without end. */
    private static long millis(Duration life) {
        if (life.isNegative()) {
            throw new HiveException(
                    HiveCode.INVALID_INPUT, "the life of an entry cannot be negative: " + life + "; 0 is for ever");
        }
        if (life.isZero() || life.compareTo(LONGEST) >= 0) {
            return Lifetime.NEVER;
        }
        return life.plusNanos(999_999).toMillis();
    }
}
