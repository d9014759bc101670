package io.hivecache.engine.remote;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Entries that were read from servers which push their next change, kept in this JVM within a number of them: when there
 * are more, the eldest leave that were not read again.
 *
 * <p>A reply may be on its way to its caller while the push that ends it arrives, or while this JVM changes the entry. A
 * reader therefore takes a ticket before it sends, which every change of the alias makes worthless; only with a good one is
 * its reply kept. That check and the keeping are one step to the table, and a change first spoils tickets and then removes.
 *
 * <p>Thread-safe.
 */
final class NearEntries {
    private static final int STRIPES = 256;

    private final byte[] prefix;
    private final long max;
    private final ConcurrentHashMap<String, Near> entries = new ConcurrentHashMap<>();
    private final AtomicLongArray changes = new AtomicLongArray(STRIPES);
    private final Deque<Near> order = new ArrayDeque<>();

    /** Creates a place for so many entries of the cache whose own key is given. */
    NearEntries(String cacheKey, long max) {
        this.prefix = (cacheKey + ':').getBytes(StandardCharsets.UTF_8);
        this.max = max;
    }

    /** Something that was read. */
    static final class Near {
        private final String alias;
        private final Space space;
        private final byte[] content;
        private final long began;
        private final long life;
        private volatile boolean readAgain;

        /**
         * Creates a copy.
         *
         * @param content nobody else's
         * @param began a time before it was read, as {@link System#nanoTime} tells it
         * @param life the nanoseconds that it has to live from then on
         */
        Near(String alias, Space space, byte[] content, long began, long life) {
            this.alias = alias;
            this.space = space;
            this.content = content;
            this.began = began;
            this.life = life;
        }
    }

    private static int stripe(String alias) {
        int hash = alias.hashCode();
        return (hash ^ (hash >>> 16)) & (STRIPES - 1);
    }

    /**
     * A copy of the content that an alias has in a generation, or null if it is not here, or no longer live.
     *
     * @param now the time, as {@link System#nanoTime} tells it
     */
    byte @Nullable [] get(String alias, Space space, long now) {
        Near near = entries.get(alias);
        if (near == null || near.space != space) {
            return null;
        }
        if (now - near.began >= near.life) {
            entries.remove(alias, near);
            return null;
        }
        if (!near.readAgain) {
            near.readAgain = true;
        }
        return near.content.clone();
    }

    /** What a reader must have taken before it sends its request. */
    long ticket(String alias) {
        return changes.get(stripe(alias));
    }

    /** Keeps what was read, unless the ticket is worthless by now. */
    void put(Near near, long ticket) {
        Near kept = entries.compute(near.alias, (alias, old) -> changes.get(stripe(alias)) == ticket ? near : old);
        if (kept == near) {
            makeRoom(near);
        }
    }

    private void makeRoom(Near newest) {
        synchronized (order) {
            order.add(newest);
            while (entries.size() > max || order.size() > 2 * max) {
                Near eldest = order.poll();
                if (eldest == null) {
                    return;
                }
                if (entries.get(eldest.alias) == eldest) {
                    if (eldest.readAgain || entries.size() <= max) {
                        eldest.readAgain = false;
                        order.add(eldest);
                    } else {
                        entries.remove(eldest.alias, eldest);
                    }
                }
            }
        }
    }

    /** An alias has changed, or may have. */
    void changed(String alias) {
        changes.incrementAndGet(stripe(alias));
        entries.remove(alias);
    }

    /** A server's key has changed; null stands for all. */
    void keyChanged(byte @Nullable [] key) {
        if (key == null) {
            for (int i = 0; i < STRIPES; i++) {
                changes.incrementAndGet(i);
            }
            entries.clear();
        } else if (key.length > prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)) {
            String alias = Space.aliasAfter(prefix.length, key);
            if (alias != null) {
                changed(alias);
            }
        }
    }

    /** How many there are. */
    int size() {
        return entries.size();
    }
}
