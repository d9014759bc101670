package io.hivecache.engine.remote;

import io.lettuce.core.protocol.AsyncCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to send requests, to one server or to the one that has the key; never blocks, never fails, never sends twice. */
interface Wire {
    /** Sends a request. What goes wrong is told by the command. */
    AsyncCommand<byte[], byte[], @Nullable Object> send(Request request);

    /** Sends many at once, all written before any reply is awaited; answers the commands in the order of the requests. */
    List<AsyncCommand<byte[], byte[], @Nullable Object>> sendAll(List<Request> requests);
}
