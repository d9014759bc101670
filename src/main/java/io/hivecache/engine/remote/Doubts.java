package io.hivecache.engine.remote;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts how often what is known of a server's key has become doubtful: the server has pushed that it changed, or the
 * connection is gone over which it would. Raised by the thread that takes the replies of that connection, so that each
 * reply's place among the doubts is known ({@link Sent#doubtsAtReply}).
 */
final class Doubts {
    private final byte[] key;
    private final AtomicLong count = new AtomicLong();

    /** Creates the doubts about a key; there are none yet. */
    Doubts(byte[] key) {
        this.key = key;
    }

    /** Whether they are about a key. */
    boolean areAbout(byte[] other) {
        return Arrays.equals(key, other);
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
