package io.hivecache.engine.remote;

import java.util.List;

/** A way to send requests, to one server or to the one that has the key; never blocks, never fails, never sends twice. */
interface Wire {
    /** Sends a request. What goes wrong is told by the command. */
    Sent send(Request request);

    /** The way for what a server turns away because another has the key. */
    default Wire redirected() {
        return this;
    }

    /** Sends many at once, all written before any reply is awaited; answers the commands in the order of the requests. */
    List<Sent> sendAll(List<Request> requests);
}
