package io.hivecache.engine.remote;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Entries that were read from servers which push their next change, kept in this JVM within a number of them
 * ({@link NearOrder}).
 *
 * <p>A reply may be on its way to its caller while the push that ends it arrives, or while this JVM changes the entry. A
 * reader therefore takes a ticket before it sends, which every change of the alias makes worthless; only with a good one is
 * its reply kept. That check and the keeping are one step to the table, and a change first spoils tickets and then removes.
 *
 * <p>Thread-safe. Who finds something waits for nobody.
 */
final class NearEntries {
    private static final int STRIPES = 1_024;

    private final byte[] prefix;
    private final long max;
    private final ConcurrentHashMap<String, Near> entries = new ConcurrentHashMap<>();
    private final AtomicLongArray changes = new AtomicLongArray(STRIPES);
    private final NearOrder order = new NearOrder();

    /** Creates a place for so many entries of the cache whose own key is given. */
    NearEntries(String cacheKey, long max) {
        this.prefix = (cacheKey + ':').getBytes(StandardCharsets.UTF_8);
        this.max = max;
    }

    /** Something that was read. */
    static final class Near extends NearOrder.Link {
        /** The life of what has no deadline as long as nothing in its generation has one. */
        static final long ETERNAL_AS_ALL = -1;

        private final String alias;
        private final Space space;
        private final byte[] content;
        private final long began;
        private final long life;

        /**
         * Creates a copy.
         *
         * @param content nobody else's
         * @param began a time before it was read, as {@link System#nanoTime} tells it
         * @param life the nanoseconds that it has to live from then on, or {@link #ETERNAL_AS_ALL}
         */
        Near(String alias, Space space, byte[] content, long began, long life) {
            this.alias = alias;
            this.space = space;
            this.content = content;
            this.began = began;
            this.life = life;
        }

        private boolean isLive(Space current, long now) {
            return space == current && (life == ETERNAL_AS_ALL ? space.isEternal() : now - began < life);
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
        if (near == null) {
            return null;
        }
        if (!near.isLive(space, now)) {
            if (entries.remove(alias, near)) {
                leave(near);
            }
            return null;
        }
        near.wasRead();
        return near.content.clone();
    }

    /** What a reader must have taken before it sends its request. */
    long ticket(String alias) {
        return changes.get(stripe(alias));
    }

    /** Keeps what was read, unless the ticket is worthless by now. */
    void put(Near near, long ticket) {
        synchronized (order) {
            Near old = entries.get(near.alias);
            Near kept = entries.compute(near.alias, (alias, other) -> ticket(alias) == ticket ? near : other);
            if (kept != near) {
                return;
            }
            if (old != null) {
                order.remove(old);
            }
            order.add(near);
            while (order.size() > max && order.removeNext() instanceof Near next) {
                entries.remove(next.alias, next);
            }
        }
    }

    private void leave(Near gone) {
        synchronized (order) {
            order.remove(gone);
        }
    }

    /** An alias has changed, or may have. */
    void changed(String alias) {
        changes.incrementAndGet(stripe(alias));
        Near gone = entries.remove(alias);
        if (gone != null) {
            leave(gone);
        }
    }

    /** A server's key has changed; null stands for all. */
    void keyChanged(byte @Nullable [] key) {
        if (key == null) {
            allChanged();
        } else if (key.length > prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)) {
            String alias = Space.aliasAfter(prefix.length, key);
            if (alias != null) {
                changed(alias);
            }
        }
    }

    private void allChanged() {
        for (int i = 0; i < STRIPES; i++) {
            changes.incrementAndGet(i);
        }
        synchronized (order) {
            entries.clear();
            order.clear();
        }
    }

    /** How many are kept. */
    int size() {
        synchronized (order) {
            return order.size();
        }
    }
}
