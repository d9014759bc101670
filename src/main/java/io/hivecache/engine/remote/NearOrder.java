package io.hivecache.engine.remote;

import org.jspecify.annotations.Nullable;

/**
 * The order in which entries leave when there are too many: from the eldest on, but not who was read since the hand last
 * passed (SIEVE). Who was read stays where it is, so that a read writes one bit at most, and the hand goes on where it was,
 * so that what comes new and is read once leaves soon. For one thread at a time.
 */
final class NearOrder {
    private @Nullable Link eldest;
    private @Nullable Link newest;
    private @Nullable Link hand;
    private int size;

    /** Something that has a place in the order. */
    static class Link {
        private @Nullable Link elder;
        private @Nullable Link younger;
        private boolean linked;
        private volatile boolean read;

        /** It was read; called by any thread. */
        void wasRead() {
            if (!read) {
                read = true;
            }
        }
    }

    int size() {
        return size;
    }

    /** Adds the newest. */
    void add(Link added) {
        added.elder = newest;
        if (newest == null) {
            eldest = added;
        } else {
            newest.younger = added;
        }
        newest = added;
        added.linked = true;
        size++;
    }

    /** Removes something, if it is there. */
    void remove(Link removed) {
        if (!removed.linked) {
            return;
        }
        Link elder = removed.elder;
        Link younger = removed.younger;
        if (elder == null) {
            eldest = younger;
        } else {
            elder.younger = younger;
        }
        if (younger == null) {
            newest = elder;
        } else {
            younger.elder = elder;
        }
        if (hand == removed) {
            hand = younger;
        }
        removed.elder = null;
        removed.younger = null;
        removed.linked = false;
        size--;
    }

    /** Removes all. */
    void clear() {
        for (Link each = eldest; each != null; each = eldest) {
            remove(each);
        }
    }

    /** Removes who is to leave next, and answers it; null if there is nothing. */
    @Nullable
    Link removeNext() {
        Link next = hand == null ? eldest : hand;
        while (next != null && next.read) {
            next.read = false;
            next = next.younger == null ? eldest : next.younger;
        }
        if (next != null) {
            hand = next.younger;
            remove(next);
        }
        return next;
    }
}
