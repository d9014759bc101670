package io.hivecache.operation;

import io.hivecache.hive.Lifetime;

/**
 * The lifetime of an entry that a processor read before it did something else to it: the read moves the deadline, too,
 * unless the other does so (JSR-107, {@code EntryProcessor}, examples 1 to 3).
 */
record ReadFirst(Lifetime lifetime) implements Lifetime {
    @Override
    public long creation() {
        return lifetime.creation();
    }

    @Override
    public long update() {
        long afterRead = lifetime.access();
        long afterUpdate = lifetime.update();
        return afterUpdate == SAME ? afterRead : afterUpdate;
    }

    @Override
    public long access() {
        return lifetime.access();
    }

    @Override
    public boolean reactsToAccess() {
        return lifetime.reactsToAccess();
    }

    @Override
    public boolean outlastsUpdates() {
        return lifetime.outlastsUpdates() && !lifetime.reactsToAccess();
    }
}
