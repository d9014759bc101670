package io.hivecache.engine.remote;

import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The servers of a Cluster, over one connection to each. Single requests follow redirections by themselves; of many, each
 * server gets its share in one go, and what it redirects fails, to be sent again by itself.
 */
final class ClusterServers implements Servers {
    private final StatefulRedisClusterConnection<byte[], byte[]> connection;
    private final Supplier<? extends StatefulRedisPubSubConnection<byte[], byte[]>> listening;
    private final Runnable end;
    private final Map<StatefulRedisConnection<byte[], byte[]>, TrackedConnection> tracked = new ConcurrentHashMap<>();

    /**
     * Creates the way to a cluster, and connects to each of its masters.
     *
     * @param listening connects for listening
     * @param end ends what the connection came from
     */
    ClusterServers(
            StatefulRedisClusterConnection<byte[], byte[]> connection,
            Supplier<? extends StatefulRedisPubSubConnection<byte[], byte[]>> listening,
            Runnable end) {
        this.connection = connection;
        this.listening = listening;
        this.end = end;
        masters().forEach(master -> connection.getConnection(master.id()));
    }

    /** The name of the server that has a slot, empty if there is none at the moment. */
    private String master(int slot) {
        RedisClusterNode node = connection.getPartitions().getMasterBySlot(slot);
        return node == null ? "" : node.getNodeId();
    }

    @Override
    public Sent send(Request request) {
        Sent command = request.command();
        connection.dispatch(command);
        return command;
    }

    @Override
    public List<Sent> sendAll(List<Request> requests) {
        List<Sent> commands = new ArrayList<>(requests.size());
        Map<String, List<Sent>> byNode = new HashMap<>();
        for (Request request : requests) {
            Sent command = request.command();
            commands.add(command);
            byNode.computeIfAbsent(nodeOf(request), node -> new ArrayList<>()).add(command);
        }
        byNode.forEach(this::dispatch);
        return commands;
    }

    private String nodeOf(Request request) {
        ByteBuffer key = request.args().getFirstEncodedKey();
        return master(SlotHash.getSlot(key));
    }

    private void dispatch(String node, List<Sent> commands) {
        CompletableFuture<StatefulRedisConnection<byte[], byte[]>> server = connecting(node);
        if (server.isDone() && !server.isCompletedExceptionally()) {
            server.join().dispatch(new Bundle(commands));
        } else {
            RedisException unsent = new RedisConnectionException("not connected to the server of these keys");
            commands.forEach(command -> command.completeExceptionally(unsent));
        }
    }

    /** The connection to a server; if there is none yet, it is being made, and nobody waits for that here. */
    private CompletableFuture<StatefulRedisConnection<byte[], byte[]>> connecting(String node) {
        try {
            return connection.getConnectionAsync(node);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public List<Master> masters() {
        return connection.getPartitions().stream()
                .filter(ClusterServers::isMaster)
                .<Master>map(
                        node -> new NodeMaster(node.getNodeId(), node.getSlots().get(0)))
                .toList();
    }

    private static boolean isMaster(RedisClusterNode node) {
        return node.getRole().isUpstream() && !node.getSlots().isEmpty();
    }

    @Override
    public StatefulRedisPubSubConnection<byte[], byte[]> listen() {
        return listening.get();
    }

    @Override
    public boolean isSingle() {
        return false;
    }

    /** Tracks at the server that has the key, as far as that is known; what it turns away is sent without. */
    @Override
    public Wire tracking() {
        return new Wire() {
            @Override
            public Sent send(Request request) {
                CompletableFuture<StatefulRedisConnection<byte[], byte[]>> server = connecting(nodeOf(request));
                return server.isDone() && !server.isCompletedExceptionally()
                        ? tracked(server.join()).send(request)
                        : ClusterServers.this.send(request);
            }

            @Override
            public Wire redirected() {
                return ClusterServers.this;
            }

            @Override
            public List<Sent> sendAll(List<Request> requests) {
                return requests.stream().map(this::send).toList();
            }
        };
    }

    private TrackedConnection tracked(StatefulRedisConnection<byte[], byte[]> server) {
        return tracked.computeIfAbsent(server, connected -> new TrackedConnection(connected, this));
    }

    @Override
    public void probe() {
        tracked.values().forEach(TrackedConnection::probe);
    }

    @Override
    public boolean tracks() {
        return tracked.values().stream().anyMatch(TrackedConnection::tracks);
    }

    @Override
    public void close() {
        connection.close();
        end.run();
    }

    /** A server, or the one that has taken over its slots. */
    private final class NodeMaster implements Master {
        private final String node;
        private final int slot;

        private NodeMaster(String node, int slot) {
            this.node = node;
            this.slot = slot;
        }

        @Override
        public String id() {
            RedisClusterNode known = connection.getPartitions().getPartitionByNodeId(node);
            return known != null && isMaster(known) ? node : master(slot);
        }

        @Override
        public Sent send(Request request) {
            return sendAll(List.of(request)).get(0);
        }

        @Override
        public List<Sent> sendAll(List<Request> requests) {
            List<Sent> commands = requests.stream().map(Request::command).toList();
            dispatch(id(), commands);
            return commands;
        }
    }
}
