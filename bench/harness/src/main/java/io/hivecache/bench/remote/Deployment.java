package io.hivecache.bench.remote;

import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The servers that the driver of the benchmarks starts, each when first needed; they end with it. */
public enum Deployment {
    /** One server. */
    SERVER {
        @Override
        List<RedisServer> start() {
            return List.of(RedisServer.launch("--enable-debug-command", "local"));
        }
    },
    /** One server that has a million other keys. */
    CROWD {
        @Override
        List<RedisServer> start() {
            return SERVER.servers();
        }

        @Override
        void fill(RespClient client) {
            client.call("DEBUG", "POPULATE", OTHERS, "other");
        }
    },
    /** A Cluster of three masters. */
    CLUSTER {
        @Override
        List<RedisServer> start() {
            return RedisServers.startCluster(PATIENT_MILLIS);
        }
    };

    /** How many keys of others there are in a crowd. */
    public static final int OTHERS = 1_000_000;

    private static final String SEPARATOR = ":";

    /** How long a server may be silent: a busy machine must not lead to a failover. */
    private static final int PATIENT_MILLIS = 60_000;

    private List<RedisServer> servers;

    abstract List<RedisServer> start();

    void fill(RespClient client) {}

    synchronized List<RedisServer> servers() {
        if (servers == null) {
            servers = start();
        }
        return servers;
    }

    /** Empties the servers and returns their ports, separated by colons. */
    public String prepare() {
        for (RedisServer server : servers()) {
            try (RespClient client = server.connect()) {
                client.call("FLUSHALL", "SYNC");
                client.call("SCRIPT", "FLUSH");
                fill(client);
            }
        }
        return servers.stream().map(server -> String.valueOf(server.port())).collect(Collectors.joining(SEPARATOR));
    }

    /** Reads what {@link #prepare} returned. */
    public static List<Integer> ports(String ports) {
        return Stream.of(ports.split(SEPARATOR)).map(Integer::valueOf).toList();
    }
}
