package io.hivecache.engine.remote;

/** A way to one server that has keys of its own. */
interface Master extends Wire {
    /**
     * Which server that is now: another name after a failover or restart, when its cursors no longer lead on.
     */
    String id();
}
