package io.hivecache.engine.remote;

import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.List;

/** The connections to the servers behind an address; requests go to the server that has their key. Thread-safe. */
interface Servers extends Wire, AutoCloseable {
    /** A way to each server that has keys of its own, as they are now. */
    List<Master> masters();

    /** Makes a connection over which channels can be listened to. */
    StatefulRedisPubSubConnection<byte[], byte[]> listen();

    /** Whether one server has all keys, so that a command may name several. */
    boolean isSingle();

    /**
     * A way for reads whose next change is to be pushed, where the servers do that: {@link Sent#isTracked} tells whether
     * they will.
     */
    Wire tracking();

    /** Whether the servers may push changes, as far as is known. */
    boolean tracks();

    /**
     * Asks each server that is to push changes something, unless it is asked anyway where hives are watched: if it does not
     * answer, or says that the keys are no longer its own, then no push is to be expected from it.
     */
    default void probe() {}

    /** The way for reads whose answers may lag behind changes; the masters answer them unless others were asked for. */
    default Wire reads() {
        return this;
    }

    /** Ends all connections and threads. Harmless when repeated. */
    @Override
    void close();
}
