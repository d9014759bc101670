package io.hivecache.engine.embedded;

import org.jspecify.annotations.Nullable;

/**
 * Remembers, by their hash codes, about as many cells that were evicted lately as there are cells. Two with one hash code
 * are taken for each other, and each place remembers only the last one: it is a hint. Not thread-safe.
 */
final class Ghosts {
    private static final int LEAST_LENGTH = 16;

    /** At each place a hash code, and in the upper half how many had been evicted by then. */
    private long @Nullable [] places;

    private int evicted;

    /** Remembers a cell that is evicted from among a number of cells. */
    void add(int hash, int cells) {
        long[] known = places;
        if (known == null || known.length < cells) {
            known = new long[Integer.highestOneBit(Math.max(LEAST_LENGTH, cells) - 1) * 2];
            places = known;
        }
        evicted++;
        known[place(hash, known)] = ((long) evicted << Integer.SIZE) | (hash & 0xFFFFFFFFL);
    }

    /** Whether a cell is remembered, with no more evicted since than there are cells; it is forgotten by that. */
    boolean remove(int hash, int cells) {
        long[] known = places;
        if (known == null) {
            return false;
        }
        int place = place(hash, known);
        long there = known[place];
        if ((int) there != hash || there == 0) {
            return false;
        }
        known[place] = 0;
        return evicted - (int) (there >>> Integer.SIZE) < cells;
    }

    /** By the highest bits, which {@link CellTable#hash} spreads best. */
    private static int place(int hash, long[] places) {
        return hash >>> (Integer.numberOfLeadingZeros(places.length) + 1);
    }
}
