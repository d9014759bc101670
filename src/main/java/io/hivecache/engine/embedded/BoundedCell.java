package io.hivecache.engine.embedded;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a hive with a limit: also an element of one of the {@link Eviction}'s queues. The eviction guards all fields
 * where nothing else is said.
 */
final class BoundedCell<A, C> extends Cell<A, C> {
    private static final byte MOST_USES = 7;

    /** The weight of the content; guarded by the right to the cell. */
    int weight = 1;

    /** The weight that is counted. */
    int counted;

    @Nullable
    CellQueue<A, C> queue;

    @Nullable
    BoundedCell<A, C> older;

    @Nullable
    BoundedCell<A, C> newer;

    /** How often it was read of late; unguarded, as it need not be exact. */
    private byte uses;

    BoundedCell(A alias, int hash) {
        super(alias, hash);
    }

    /** Notes a read; writes nothing for what is read all the time, which is in every core's cache. */
    void use() {
        if (uses < MOST_USES) {
            uses++;
        }
    }

    int uses() {
        return uses;
    }

    void uses(int number) {
        uses = (byte) number;
    }
}
