package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.Interest;
import io.hivecache.hive.Lifetime;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user needs besides so that changes are told to all JVMs. */
class AclEventsTest {
    private static final String USER = "listening";

    static Stream<List<RedisServer>> servers() {
        return Stream.of(List.of(RedisServers.single()), RedisServers.cluster());
    }

    private static Engine open(List<RedisServer> servers, String... rights) {
        for (RedisServer server : servers) {
            try (RespClient client = server.connect()) {
                client.call("FLUSHALL");
                client.call("ACL", "SETUSER", USER, "reset", "on", ">secret", "~hive:*");
                Stream.of(servers.size() > 1 ? Permissions.withCluster() : Permissions.COMMANDS)
                        .forEach(right -> client.call("ACL", "SETUSER", USER, right));
                Stream.of(rights).forEach(right -> client.call("ACL", "SETUSER", USER, right));
            }
        }
        return RemoteEngines.open(
                "redis://" + USER + ":secret@127.0.0.1:" + servers.get(0).port() + "?command-timeout=60s");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatTheManualListsSuffices(List<RedisServer> servers) {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (Engine engine = open(servers, Permissions.EVENTS)) {
            Hive<String, byte[]> hive = RemoteEngines.hive(engine, "heard");
            hive.subscribe((alias, change) -> heard.add(alias + " " + change.verb()))
                    .want(Interest.ALL);
            hive.update("ann", bytes("content"), Lifetime.ETERNAL);
            hive.delete("ann");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
            while (heard.size() < 2 && System.nanoTime() < end) {
                LockSupport.parkNanos(100_000);
            }

            assertThat(heard).containsExactly("ann WRITE", "ann DELETE");
        }
    }

    @Test
    void withoutTheRightToTheChannelItIsSaidWhatIsMissing() {
        try (Engine engine = open(servers().findFirst().orElseThrow(), "+publish", "+subscribe", "+unsubscribe")) {
            Hive<String, byte[]> hive = RemoteEngines.hive(engine, "deaf");

            assertThatThrownBy(() -> hive.subscribe((alias, change) -> {}).want(Interest.ALL))
                    .isInstanceOf(HiveException.class)
                    .hasMessageContainingAll("NOPERM", "channel");
        }
    }
}
