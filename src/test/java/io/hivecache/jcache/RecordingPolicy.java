package io.hivecache.jcache;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** Keeps what it is asked while it is on, and answers as an {@link Expiry}; while off, entries live for an hour. */
final class RecordingPolicy implements ExpiryPolicy {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Expiry expiry;
    private volatile boolean on;

    RecordingPolicy(Expiry expiry) {
        this.expiry = expiry;
    }

    @Override
    public @Nullable Duration getExpiryForCreation() {
        return on ? answer("creation", expiry.creation) : Duration.ONE_HOUR;
    }

    @Override
    public @Nullable Duration getExpiryForUpdate() {
        return on ? answer("update", expiry.update) : null;
    }

    @Override
    public @Nullable Duration getExpiryForAccess() {
        return on ? answer("access", expiry.access) : null;
    }

    private @Nullable Duration answer(String question, long minutes) {
        asked.add(question);
        return switch (expiry) {
            case THROWING -> throw new IllegalStateException("asked for " + question);
            case NULL -> null;
            default -> Expiry.minutes(minutes);
        };
    }

    void on() {
        asked.clear();
        on = true;
    }

    /** Ends the recording; what was asked meanwhile. */
    List<String> off() {
        on = false;
        return List.copyOf(asked);
    }
}
