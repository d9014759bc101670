package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.Lifetime;
import io.hivecache.testing.Authority;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with servers that are found through others: by Sentinels, and in a Cluster. */
class TlsTopologiesTest {
    private static final int MANY = 300;

    @TempDir
    private static Path directory;

    private static Authority authority;
    private static Authority.Identity identity;

    @BeforeAll
    static void issue() throws Exception {
        authority = new Authority(directory);
        identity = authority.issue("server", "ip:127.0.0.1");
    }

    private static List<String> options(int port, String... more) throws Exception {
        List<String> options = new ArrayList<>(identity.serverOptions(port, false));
        options.addAll(List.of(more));
        return options;
    }

    private static void assertWorks(String address) {
        try (Engine engine = RemoteEngines.open(
                address + "command-timeout=60s&connect-timeout=60s&truststore=" + authority.certificate())) {
            Hive<String, byte[]> hive = RemoteEngines.hive(engine, "cache");
            for (int i = 0; i < MANY; i++) {
                hive.update("alias " + i, bytes("content"), Lifetime.ETERNAL);
            }
            assertThat(RemoteEngines.scanned(hive)).hasSize(MANY);
        }
    }

    @Test
    void aMasterThatSentinelsKnow() throws Exception {
        int port = RedisServer.freePort();
        int sentinelPort = RedisServer.freePort();
        String monitor = "sentinel monitor mymaster 127.0.0.1 " + port + " 1\n";
        Path configuration = Files.writeString(
                directory.resolve("sentinel.conf"), monitor + lines(options(sentinelPort, "--tls-replication", "yes")));
        try (RedisServer master = RedisServer.launch(options(port).toArray(String[]::new));
                RedisServer sentinel = RedisServer.launch(configuration.toString(), "--sentinel")) {
            assertThat(List.of(master.port(), sentinel.port())).doesNotContain(port, sentinelPort);
            assertWorks("rediss-sentinel://127.0.0.1:" + sentinelPort + "?");
        }
    }

    private static String lines(List<String> options) {
        return options.stream()
                .map(word -> word.startsWith("--") ? "\n" + word.substring(2) : word)
                .collect(Collectors.joining(" "));
    }

    @Test
    void aCluster() throws Exception {
        List<Integer> ports = new ArrayList<>();
        List<RedisServer> servers = RedisServers.startCluster(60_000, () -> {
            ports.add(RedisServer.freePort());
            try {
                return options(ports.get(ports.size() - 1), "--tls-cluster", "yes");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        try {
            assertWorks("rediss://127.0.0.1:" + ports.get(0) + "?");
        } finally {
            servers.forEach(RedisServer::close);
        }
    }
}
