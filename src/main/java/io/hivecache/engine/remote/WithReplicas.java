package io.hivecache.engine.remote;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.List;

/**
 * Servers whose replicas answer what may lag behind. That has a connection of its own, over which nothing else is sent: so
 * a change or a condition never meets a replica. While none is connected to, the masters answer.
 */
final class WithReplicas implements Servers {
    private final Servers masters;
    private final StatefulConnection<byte[], byte[]> replicas;

    /**
     * Adds replicas to servers.
     *
     * @param replicas a connection that chooses a replica for whatever it sends, or the master if there is none
     */
    WithReplicas(Servers masters, StatefulConnection<byte[], byte[]> replicas) {
        this.masters = masters;
        this.replicas = replicas;
    }

    @Override
    public Wire reads() {
        return new Wire() {
            @Override
            public Sent send(Request request) {
                Sent command = request.command();
                try {
                    replicas.dispatch(command);
                } catch (RedisException e) {
                    command.completeExceptionally(e);
                }
                return command.isCompletedExceptionally() ? masters.send(request) : command;
            }

            @Override
            public List<Sent> sendAll(List<Request> requests) {
                return requests.stream().map(this::send).toList();
            }
        };
    }

    @Override
    public Sent send(Request request) {
        return masters.send(request);
    }

    @Override
    public List<Sent> sendAll(List<Request> requests) {
        return masters.sendAll(requests);
    }

    @Override
    public Wire redirected() {
        return masters.redirected();
    }

    @Override
    public Wire tracking() {
        return masters.tracking();
    }

    @Override
    public void probe() {
        masters.probe();
    }

    @Override
    public boolean tracks() {
        return masters.tracks();
    }

    @Override
    public StatefulRedisPubSubConnection<byte[], byte[]> listen() {
        return masters.listen();
    }

    @Override
    public List<Master> masters() {
        return masters.masters();
    }

    @Override
    public boolean isSingle() {
        return masters.isSingle();
    }

    @Override
    public void close() {
        replicas.close();
        masters.close();
    }
}
