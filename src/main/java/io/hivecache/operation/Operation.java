package io.hivecache.operation;

import static io.hivecache.hive.Verb.DELETE;
import static io.hivecache.hive.Verb.FILL;
import static io.hivecache.hive.Verb.KEEP;
import static io.hivecache.hive.Verb.TOUCH;
import static io.hivecache.hive.Verb.WRITE;

import io.hivecache.hive.Row;
import io.hivecache.hive.Verb;

/**
 * The operation table: what each operation of JCache on one entry means, written once. What a verb entails (writer,
 * expiry, event, statistics) is the {@link Executor}'s business; what an operation answers is read off the outcome.
 *
 * <p>{@code invoke} is no row: its verb is the last one that the processor asked for, see {@link Invocation}. Nor is a
 * {@link Refresh}: it fills what it saw, or deletes what the loader no longer knows.
 */
public enum Operation {
    // operation           absent  present differs  counted          without the hive
    CONTAINS_KEY(row(KEEP, KEEP), Reads.UNCOUNTED, Without.MISSES),
    GET(row(KEEP, TOUCH), Reads.COUNTED, Without.MISSES),
    PUT(row(WRITE, WRITE), Reads.UNCOUNTED, Without.MISSES),
    GET_AND_PUT(row(WRITE, WRITE).withBefore(), Reads.COUNTED, Without.FAILS),
    PUT_IF_ABSENT(row(WRITE, KEEP), Reads.COUNTED, Without.FAILS),
    REPLACE(row(KEEP, WRITE), Reads.COUNTED, Without.FAILS),
    REPLACE_IF_SAME(row(KEEP, WRITE, TOUCH), Reads.COUNTED, Without.FAILS),
    GET_AND_REPLACE(row(KEEP, WRITE).withBefore(), Reads.COUNTED, Without.FAILS),
    REMOVE(row(DELETE, DELETE), Reads.UNCOUNTED, Without.MISSES),
    REMOVE_IF_SAME(row(KEEP, DELETE, TOUCH), Reads.COUNTED, Without.FAILS),
    GET_AND_REMOVE(row(DELETE, DELETE).withBefore(), Reads.COUNTED, Without.FAILS),
    LOAD_IF_ABSENT(row(FILL, KEEP), Reads.UNCOUNTED, Without.MISSES),
    LOAD_AND_REPLACE(row(FILL, FILL), Reads.UNCOUNTED, Without.MISSES),
    ITERATE(row(KEEP, TOUCH), Reads.HITS_ONLY, Without.MISSES);

    private final Row row;
    private final Reads reads;
    private final Without without;

    Operation(Row row, Reads reads, Without without) {
        this.row = row;
        this.reads = reads;
        this.without = without;
    }

    Row row() {
        return row;
    }

    /** How many hits the operation counts for a cell that was found or not. */
    int hits(boolean found) {
        return found && reads != Reads.UNCOUNTED ? 1 : 0;
    }

    /** How many misses the operation counts for a cell that was found or not. */
    int misses(boolean found) {
        return !found && reads == Reads.COUNTED ? 1 : 0;
    }

    /** Whether the operation finds nothing and does nothing where a cache does without its hive; otherwise it fails. */
    boolean mayMiss() {
        return without == Without.MISSES;
    }

    private static Row row(Verb absent, Verb present) {
        return Row.of(absent, present);
    }

    private static Row row(Verb absent, Verb present, Verb differs) {
        return new Row(absent, present, differs, false);
    }

    private enum Reads {
        UNCOUNTED,
        COUNTED,
        HITS_ONLY
    }

    /** What an operation does in a cache that does without its hive: what its answer leaves it. */
    private enum Without {
        MISSES,
        FAILS
    }
}
