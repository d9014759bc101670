package io.hivecache.engine.remote;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often what is known of a server's key has become doubtful: the server has pushed that it changed, or the
 * connection is gone over which it would. Raised by the thread that takes the replies of that connection, so that each
 * reply's place among the doubts is known ({@link Sent#doubtsAtReply}).
 */
final class Doubts {
    private final byte[] key;
    private final Consumer<byte @Nullable []> others;
    private final AtomicLong count = new AtomicLong();

    /**
     * Creates the doubts about a key; there are none yet.
     *
     * @param others hears of other keys, which may be anybody's, and hears null if all keys are doubtful
     */
    Doubts(byte[] key, Consumer<byte @Nullable []> others) {
        this.key = key;
        this.others = others;
    }

    /** A server has pushed that a key changed, or null that all may have. */
    void changed(byte @Nullable [] other) {
        if (other == null || Arrays.equals(key, other)) {
            raise();
        }
        if (other == null || !Arrays.equals(key, other)) {
            others.accept(other);
        }
    }

    /** From now on, what was known before is doubtful. */
    void raise() {
        count.incrementAndGet();
    }

    /** How often they were raised. */
    long count() {
        return count.get();
    }
}
