package io.hivecache.jcache;

import java.io.Serializable;

/** A value that can change, and so must be copied by a cache that stores by value. */
final class Counter implements Serializable {
    private static final long serialVersionUID = 1L;

    private int count;

    Counter(int count) {
        this.count = count;
    }

    int count() {
        return count;
    }

    /** Changes this very object. */
    Counter add(int amount) {
        count += amount;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counter that && count == that.count;
    }

    @Override
    public int hashCode() {
        return count;
    }

    @Override
    public String toString() {
        return "Counter " + count;
    }
}
