package io.hivecache.engine.remote;

import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import org.jspecify.annotations.Nullable;

/** A command on its way, once: completes with the reply, and knows which doubts came before it. */
final class Sent extends AsyncCommand<byte[], byte[], @Nullable Object> {
    private final @Nullable Doubts doubts;
    private long doubtsAtReply;
    private volatile @Nullable Sent permission;

    Sent(Request request) {
        super(new Command<>(request.type(), new ReplyOutput(), request.args()));
        this.doubts = request.doubts();
    }

    /** Called by the thread that takes the replies, in their order. */
    @Override
    public void complete() {
        if (doubts != null) {
            doubtsAtReply = doubts.count();
        }
        super.complete();
    }

    /** The reply, once it is known to be there. */
    @Nullable
    Object reply() {
        return join();
    }

    /** How often the request's {@link Doubts} had been raised when the reply arrived. */
    long doubtsAtReply() {
        return doubtsAtReply;
    }

    /** Says that the read is tracked if the command before it, by which the server was asked for that, goes well. */
    void trackedIf(Sent asked) {
        permission = asked;
    }

    /** Whether the server pushes the next change of what was read; asked when the reply is there. */
    boolean isTracked() {
        Sent asked = permission;
        return asked != null && asked.isDone() && !asked.isCompletedExceptionally();
    }
}
