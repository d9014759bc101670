package io.hivecache.engine.remote;

import io.hivecache.hive.Lifetime;

/** A lifetime that is asked each of its questions once at most, however often a change is tried. For one thread. */
final class AskedOnce implements Lifetime {
    private static final long UNASKED = Long.MIN_VALUE;

    private final Lifetime lifetime;
    private long creation = UNASKED;
    private long update = UNASKED;
    private long access = UNASKED;

    AskedOnce(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public long creation() {
        if (creation == UNASKED) {
            creation = lifetime.creation();
        }
        return creation;
    }

    @Override
    public long update() {
        if (update == UNASKED) {
            update = lifetime.update();
        }
        return update;
    }

    @Override
    public long access() {
        if (access == UNASKED) {
            access = lifetime.access();
        }
        return access;
    }

    @Override
    public boolean reactsToAccess() {
        return lifetime.reactsToAccess();
    }

    @Override
    public boolean outlastsUpdates() {
        return lifetime.outlastsUpdates();
    }
}
