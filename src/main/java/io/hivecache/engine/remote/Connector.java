package io.hivecache.engine.remote;

import io.hivecache.hive.HiveException;
import io.lettuce.core.ReadFrom;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.masterreplica.MasterReplica;
import io.lettuce.core.masterreplica.StatefulRedisMasterReplicaConnection;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Connects to the servers of an address, and finds out which kind they are. */
final class Connector {
    private static final int THREADS = 2;
    private static final int ATTEMPTS = 5;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final String DEFAULT_MASTER = "mymaster";

    private final RemoteAddress address;
    private final LettuceOptions options;
    private final Faults faults;

    Connector(RemoteAddress address, Faults faults) {
        this.address = address;
        this.options = new LettuceOptions(address);
        this.faults = faults;
    }

    /**
     * Connects.
     *
     * @throws HiveException if that fails; nothing is left behind then
     */
    Servers connect() {
        ClientResources resources = ClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .nettyCustomizer(new SilentConnections(
                        new GatheredWrites(), address.options().commandTimeout()))
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .reconnectDelay(Delay.exponential(SHORTEST_PAUSE, LONGEST_PAUSE, 2, TimeUnit.MILLISECONDS))
                .build();
        RedisClient client = RedisClient.create(resources);
        try {
            client.setOptions(options.client());
            return address.scheme().isSentinel()
                    ? throughSentinels(client, resources)
                    : byFirstThatAnswers(client, resources);
        } catch (RuntimeException e) {
            end(client, resources);
            throw NotConnected.to(address, e);
        }
    }

    private Servers throughSentinels(RedisClient client, ClientResources resources) {
        String named = address.options().get(Option.MASTER);
        RedisURI uri = options.sentinelUri(named == null ? DEFAULT_MASTER : named);
        return single(client, resources, uri, connect(client, uri));
    }

    private Servers byFirstThatAnswers(RedisClient client, ClientResources resources) {
        RuntimeException first = null;
        for (RemoteAddress.Node node : address.nodes()) {
            RedisURI uri = options.uri(node);
            StatefulRedisConnection<byte[], byte[]> connection;
            try {
                connection = connect(client, uri);
            } catch (RuntimeException e) {
                first = first == null ? e : first;
                continue;
            }
            if (!isCluster(client, uri, connection)) {
                return single(client, resources, uri, connection);
            }
            connection.close();
            return cluster(client, resources);
        }
        throw first == null ? new IllegalStateException("an address without servers") : first;
    }

    /** The library sometimes tells that the connection was closed instead of why: then the next attempt tells. */
    private static StatefulRedisConnection<byte[], byte[]> connect(RedisClient client, RedisURI uri) {
        for (int attempt = 1; true; attempt++) {
            try {
                return client.connect(ByteArrayCodec.INSTANCE, uri);
            } catch (RedisException e) {
                if (attempt == ATTEMPTS || !NotConnected.isUnexplained(e)) {
                    throw e;
                }
            }
        }
    }

    private boolean isCluster(RedisClient client, RedisURI uri, StatefulRedisConnection<byte[], byte[]> connection) {
        SingleServer server =
                new SingleServer(connection, () -> client.connectPubSub(ByteArrayCodec.INSTANCE, uri), () -> {});
        Request hello = Request.read(CommandType.HELLO, Request.noArgs());
        Object reply = new Calls(server, faults, address.options().connectTimeout()).call(hello);
        List<?> properties = reply == null ? List.of() : (List<?>) reply;
        for (int i = 0; i + 1 < properties.size(); i += 2) {
            if (text(properties.get(i)).equals("mode")) {
                return text(properties.get(i + 1)).equals("cluster");
            }
        }
        return false;
    }

    private static String text(Object reply) {
        return reply instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
    }

    private Servers single(
            RedisClient client,
            ClientResources resources,
            RedisURI uri,
            StatefulRedisConnection<byte[], byte[]> connection) {
        Servers server = new SingleServer(
                connection, () -> client.connectPubSub(ByteArrayCodec.INSTANCE, uri), () -> end(client, resources));
        if (!address.options().readsFromReplicas()) {
            return server;
        }
        StatefulRedisMasterReplicaConnection<byte[], byte[]> replicas =
                MasterReplica.connect(client, ByteArrayCodec.INSTANCE, uri);
        replicas.setReadFrom(ReadFrom.REPLICA_PREFERRED);
        return new WithReplicas(server, replicas);
    }

    private Servers cluster(RedisClient client, ClientResources resources) {
        RedisClusterClient cluster = RedisClusterClient.create(
                resources, address.nodes().stream().map(options::uri).toList());
        try {
            cluster.setOptions(options.cluster());
            Servers servers =
                    new ClusterServers(connect(cluster), () -> cluster.connectPubSub(ByteArrayCodec.INSTANCE), () -> {
                        cluster.shutdown(Duration.ZERO, Duration.ofSeconds(1));
                        end(client, resources);
                    });
            if (!address.options().readsFromReplicas()) {
                return servers;
            }
            StatefulRedisClusterConnection<byte[], byte[]> replicas = connect(cluster);
            replicas.setReadFrom(ReadFrom.REPLICA_PREFERRED);
            return new WithReplicas(servers, replicas);
        } catch (RuntimeException e) {
            cluster.shutdown(Duration.ZERO, Duration.ofSeconds(1));
            throw e;
        }
    }

    /** A node may close a connection while it is asked for the others; as long as there is time, it is asked again. */
    private StatefulRedisClusterConnection<byte[], byte[]> connect(RedisClusterClient cluster) {
        long deadline = System.nanoTime() + address.options().connectTimeout().toNanos();
        while (true) {
            try {
                return cluster.connect(ByteArrayCodec.INSTANCE);
            } catch (RedisException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
                LockSupport.parkNanos(SHORTEST_PAUSE.toNanos());
            }
        }
    }

    private static void end(RedisClient client, ClientResources resources) {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
