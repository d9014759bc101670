package io.hivecache.engine.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a hive by their aliases: a hash table whose lookups lock nothing and allocate nothing. Thread-safe.
 *
 * <p>Why not a {@link java.util.concurrent.ConcurrentHashMap}: its nodes hold a key and a value and nothing else, so that
 * content, deadline and hold need an object of their own behind each node, one more place in memory to be read on every
 * hit; and what changes an entry must pass through its {@code compute}, which locks, allocates and marks the node as
 * written. Here a cell is the node.
 */
final class CellTable<A, C> {
    private static final int SEGMENT_BITS = 6;

    private final Segment<A, C>[] segments;

    @SuppressWarnings({"unchecked", "rawtypes"})
    CellTable() {
        segments = new Segment[1 << SEGMENT_BITS];
        Arrays.setAll(segments, i -> new Segment<A, C>());
    }

    /**
     * An alias' hash code, multiplied by the golden ratio's fraction of all hash codes: its highest bits, which choose the
     * segment and the place there, lie as far apart as can be for numbers that follow each other, as ids do.
     */
    static int hash(Object alias) {
        return alias.hashCode() * 0x9E3779B9;
    }

    /** Where the search for a hash begins in a segment's array, whose length is a power of two and at least 2. */
    static int place(int hash, int length) {
        return (hash << SEGMENT_BITS) >>> (Integer.numberOfLeadingZeros(length) + 1);
    }

    private Segment<A, C> segment(int hash) {
        return segments[hash >>> (Integer.SIZE - SEGMENT_BITS)];
    }

    /** The cell of an alias, which may be gone, or null. */
    @Nullable
    Cell<A, C> find(A alias) {
        int hash = hash(alias);
        return segment(hash).find(alias, hash);
    }

    /** Adds a cell unless there is one of its alias that is not gone, which is answered then. */
    @Nullable
    Cell<A, C> addIfAbsent(Cell<A, C> cell) {
        return segment(cell.hash).addIfAbsent(cell);
    }

    /** Takes out a cell that is gone. */
    void unlink(Cell<A, C> cell) {
        segment(cell.hash).unlink(cell);
    }

    /** All cells, each once; for one thread. */
    Iterator<Cell<A, C>> iterator() {
        return Stream.of(segments).flatMap(segment -> segment.cells().stream()).iterator();
    }

    /** Makes all cells gone that were there when the call began, but those that are taken, which are answered. */
    List<Cell<A, C>> clear() {
        List<Cell<A, C>> taken = new ArrayList<>();
        for (Segment<A, C> segment : segments) {
            taken.addAll(segment.clear());
        }
        return taken;
    }
}
