package io.hivecache.engine.remote;

import io.lettuce.core.RedisException;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.lettuce.core.protocol.RedisCommand;
import io.netty.buffer.ByteBuf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands for one server that travel as one: the client library passes on a single command, which {@link GatheredWrites}
 * unpacks just before they are encoded, all into one buffer. That spares most of what a command costs on its way.
 */
final class Bundle implements RedisCommand<byte[], byte[], Void> {
    private final List<Sent> commands;
    private volatile boolean unpacked;

    Bundle(List<Sent> commands) {
        this.commands = commands;
    }

    /** The commands, on their way to the server: some may arrive though the sending fails as a whole. */
    List<Sent> unpack() {
        unpacked = true;
        return commands;
    }

    /** Fails all commands; what was unpacked is never said to be unsent. */
    @Override
    public boolean completeExceptionally(Throwable failure) {
        Throwable told = unpacked ? new RedisException("Connection lost while sending", failure) : failure;
        commands.forEach(command -> command.completeExceptionally(told));
        return true;
    }

    @Override
    public void cancel() {
        commands.forEach(Sent::cancel);
    }

    @Override
    public void complete() {}

    @Override
    public @Nullable CommandOutput<byte[], byte[], Void> getOutput() {
        return null;
    }

    @Override
    public @Nullable CommandArgs<byte[], byte[]> getArgs() {
        return null;
    }

    @Override
    public ProtocolKeyword getType() {
        return commands.get(0).getType();
    }

    @Override
    public void encode(ByteBuf buffer) {
        throw new IllegalStateException("a bundle is unpacked before it is encoded");
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public boolean isDone() {
        return false;
    }

    @Override
    public void setOutput(CommandOutput<byte[], byte[], Void> output) {
        throw new IllegalStateException("a bundle has no output");
    }
}
