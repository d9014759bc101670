package io.hivecache.engine.remote;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A command as data, of which every sending makes a new one.
 *
 * @param type the command
 * @param args its arguments; the first key among them says which node it goes to
 * @param reads whether it changes nothing, so that it may be sent again when nobody knows what became of it
 * @param ifUnknown for a script by its digest, the same with its text, for servers that have not seen it
 * @param doubts of which the reply tells how often they were raised before it, if anybody wants to know
 */
record Request(
        CommandType type,
        CommandArgs<byte[], byte[]> args,
        boolean reads,
        @Nullable Supplier<Request> ifUnknown,
        @Nullable Doubts doubts) {

    /** More is not copied once more than it must be. */
    private static final int MOST_PACKED = 4_096;

    /** No arguments yet. */
    static CommandArgs<byte[], byte[]> noArgs() {
        return new CommandArgs<>(ByteArrayCodec.INSTANCE);
    }

    /** The key alone. */
    static CommandArgs<byte[], byte[]> args(byte[] key) {
        return noArgs().addKey(key);
    }

    /** No arguments yet, but room for some. */
    static CommandArgs<byte[], byte[]> noArgs(int count, int bytes) {
        return bytes > MOST_PACKED ? noArgs() : new PackedArgs(bytes + count * PackedArgs.FRAME);
    }

    /** A request that changes nothing. */
    static Request read(CommandType type, CommandArgs<byte[], byte[]> args) {
        return new Request(type, args, true, null, null);
    }

    /** A request that may change something. */
    static Request change(CommandType type, CommandArgs<byte[], byte[]> args) {
        return new Request(type, args, false, null, null);
    }

    /** The same, whose reply tells how often these doubts were raised before it. */
    Request under(@Nullable Doubts other) {
        return new Request(type, args, reads, ifUnknown, other);
    }

    /** Makes a command to be sent once. */
    Sent command() {
        return new Sent(this);
    }
}
