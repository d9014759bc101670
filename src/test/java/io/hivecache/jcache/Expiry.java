package io.hivecache.jcache;

import java.util.concurrent.TimeUnit;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;

/** Expiry policies, each with the lives in minutes that it gives on creation, update and access. */
enum Expiry {
    ETERNAL(Expiry.NEVER, Expiry.SAME, Expiry.SAME),
    CREATED(60, Expiry.SAME, Expiry.SAME),
    MODIFIED(60, 60, Expiry.SAME),
    ACCESSED(60, Expiry.SAME, 60),
    TOUCHED(60, 60, 60),
    CUSTOM(20, 30, 40),
    ZERO_ON_CREATION(0, 30, 40),
    ZERO_ON_UPDATE(20, 0, 40),
    ZERO_ON_ACCESS(20, 30, 0),
    ETERNAL_LATER(20, Expiry.NEVER, Expiry.NEVER),
    /** Says null to everything: eternal on creation, no change later. */
    NULL(Expiry.NEVER, Expiry.SAME, Expiry.SAME),
    /** Throws always: eternal on creation, no change later. */
    THROWING(Expiry.NEVER, Expiry.SAME, Expiry.SAME);

    static final long NEVER = Long.MAX_VALUE;
    static final long SAME = -1;

    final long creation;
    final long update;
    final long access;

    Expiry(long creation, long update, long access) {
        this.creation = creation;
        this.update = update;
        this.access = access;
    }

    boolean isStandard() {
        return ordinal() <= TOUCHED.ordinal();
    }

    /** JSR-107's own policy; the others answer through a {@link RecordingPolicy}. */
    ExpiryPolicy standard() {
        Duration hour = Duration.ONE_HOUR;
        return switch (this) {
            case ETERNAL -> new EternalExpiryPolicy();
            case CREATED -> new CreatedExpiryPolicy(hour);
            case MODIFIED -> new ModifiedExpiryPolicy(hour);
            case ACCESSED -> new AccessedExpiryPolicy(hour);
            case TOUCHED -> new TouchedExpiryPolicy(hour);
            default -> throw new IllegalStateException(this + " is not one of JSR-107's");
        };
    }

    /** The life of an entry that the policy was asked about, from a life that it had before. */
    long after(String question, long life) {
        long answer = switch (question) {
            case "creation" -> creation;
            case "update" -> update;
            case "access" -> access;
            default -> throw new IllegalArgumentException(question);
        };
        return answer == SAME ? life : answer;
    }

    static Duration minutes(long minutes) {
        return minutes == NEVER ? Duration.ETERNAL : new Duration(TimeUnit.MINUTES, minutes);
    }
}
