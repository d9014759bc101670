package io.hivecache.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The servers that the tests of a JVM share, each started when first asked for. */
public final class RedisServers {
    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;

    /** A silence that is not taken for death on a busy machine. */
    private static final int PATIENT_MILLIS = 60_000;

    private RedisServers() {}

    /** One server by itself. */
    public static RedisServer single() {
        return Single.SERVER;
    }

    /** Three servers that form a Cluster and have a third of the slots each. */
    public static List<RedisServer> cluster() {
        return Cluster.SERVERS;
    }

    private static final class Single {
        static final RedisServer SERVER = RedisServer.launch();
    }

    private static final class Cluster {
        static final List<RedisServer> SERVERS = startCluster(PATIENT_MILLIS);
    }

    /**
     * Starts three servers and makes a Cluster of them; whoever asks for it ends it.
     *
     * @param nodeTimeoutMillis how long a server may be silent before the others take it for dead
     */
    public static List<RedisServer> startCluster(int nodeTimeoutMillis) {
        return startCluster(nodeTimeoutMillis, List::of);
    }

    /** As {@link #startCluster(int)}, with options more for each server. */
    public static List<RedisServer> startCluster(int nodeTimeoutMillis, Supplier<List<String>> options) {
        List<RedisServer> servers = IntStream.range(0, MASTERS)
                .mapToObj(i -> launchNode(nodeTimeoutMillis, options.get()))
                .toList();
        for (int i = 0; i < MASTERS; i++) {
            try (RespClient client = servers.get(i).connect()) {
                client.call("CLUSTER", "SET-CONFIG-EPOCH", i + 1);
                client.call("CLUSTER", "ADDSLOTSRANGE", SLOTS * i / MASTERS, SLOTS * (i + 1) / MASTERS - 1);
            }
        }
        try (RespClient client = servers.get(0).connect()) {
            for (RedisServer other : servers.subList(1, MASTERS)) {
                client.call("CLUSTER", "MEET", "127.0.0.1", other.port(), busPort(other));
            }
        }
        servers.forEach(server -> awaitCluster(server, MASTERS));
        return servers;
    }

    private static RedisServer launchNode(int nodeTimeoutMillis, List<String> options) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("--cluster-enabled", "yes"));
        all.addAll(List.of("--cluster-port", String.valueOf(RedisServer.freePort())));
        all.addAll(List.of("--cluster-node-timeout", String.valueOf(nodeTimeoutMillis)));
        return RedisServer.launch(all.toArray(String[]::new));
    }

    /** Starts a replica of a cluster's master; whoever asks for it ends it. */
    public static RedisServer addReplica(RedisServer master, int nodeTimeoutMillis) {
        RedisServer replica = launchNode(nodeTimeoutMillis, List.of());
        try (RespClient client = replica.connect();
                RespClient known = master.connect()) {
            client.call("CLUSTER", "MEET", "127.0.0.1", master.port(), busPort(master));
            awaitCluster(replica, MASTERS + 1);
            awaitCluster(master, MASTERS + 1);
            client.call("CLUSTER", "REPLICATE", known.call("CLUSTER", "MYID"));
        }
        return replica;
    }

    /** Moves the first slots of a cluster's master to another, with their keys. */
    public static void moveSlots(RedisServer from, RedisServer to, int count) {
        try (RespClient source = from.connect();
                RespClient target = to.connect()) {
            Object sourceId = source.call("CLUSTER", "MYID");
            Object targetId = target.call("CLUSTER", "MYID");
            for (int slot = 0; slot < count; slot++) {
                target.call("CLUSTER", "SETSLOT", slot, "IMPORTING", sourceId);
                source.call("CLUSTER", "SETSLOT", slot, "MIGRATING", targetId);
                for (Object key : (List<?>) source.call("CLUSTER", "GETKEYSINSLOT", slot, 1_000)) {
                    source.call("MIGRATE", "127.0.0.1", to.port(), key, 0, 5_000);
                }
                target.call("CLUSTER", "SETSLOT", slot, "NODE", targetId);
                source.call("CLUSTER", "SETSLOT", slot, "NODE", targetId);
            }
        }
    }

    private static Object busPort(RedisServer server) {
        try (RespClient client = server.connect()) {
            return ((List<?>) client.call("CONFIG", "GET", "cluster-port")).get(1);
        }
    }

    private static void awaitCluster(RedisServer server, int nodes) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(RedisServer.PATIENCE_SECONDS);
        try (RespClient client = server.connect()) {
            while (!isComplete(client, nodes)) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("the servers form no cluster");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    /** What is published while a server has no link to another is lost to that one's listeners. */
    private static boolean isComplete(RespClient client, int nodes) {
        String known = client.call("CLUSTER", "NODES").toString();
        return client.call("CLUSTER", "INFO").toString().contains("cluster_state:ok")
                && known.lines().filter(line -> line.contains(" connected")).count() == nodes
                && !known.contains("handshake");
    }
}
