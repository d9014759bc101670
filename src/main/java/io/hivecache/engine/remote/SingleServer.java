package io.hivecache.engine.remote;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** One server that has all keys, over a connection that all callers share. */
final class SingleServer implements Servers, Master {
    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final Supplier<? extends StatefulRedisPubSubConnection<byte[], byte[]>> listening;
    private final Runnable end;
    private final TrackedConnection tracked;
    private final AtomicLong connects = new AtomicLong();

    /**
     * Creates the way to a server.
     *
     * @param listening connects for listening
     * @param end ends what the connection came from
     */
    SingleServer(
            StatefulRedisConnection<byte[], byte[]> connection,
            Supplier<? extends StatefulRedisPubSubConnection<byte[], byte[]>> listening,
            Runnable end) {
        this.connection = connection;
        this.listening = listening;
        this.end = end;
        this.tracked = new TrackedConnection(connection, this);
        connection.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisConnected(RedisChannelHandler<?, ?> channel, SocketAddress address) {
                connects.incrementAndGet();
            }
        });
    }

    @Override
    public Sent send(Request request) {
        Sent command = request.command();
        connection.dispatch(command);
        return command;
    }

    @Override
    public List<Sent> sendAll(List<Request> requests) {
        List<Sent> commands = requests.stream().map(Request::command).toList();
        if (!commands.isEmpty()) {
            connection.dispatch(new Bundle(commands));
        }
        return commands;
    }

    @Override
    public List<Master> masters() {
        return List.of(this);
    }

    @Override
    public String id() {
        return Long.toString(connects.get());
    }

    @Override
    public StatefulRedisPubSubConnection<byte[], byte[]> listen() {
        return listening.get();
    }

    @Override
    public boolean isSingle() {
        return true;
    }

    @Override
    public Wire tracking() {
        return tracked;
    }

    @Override
    public boolean tracks() {
        return tracked.tracks();
    }

    @Override
    public void close() {
        connection.close();
        end.run();
    }
}
