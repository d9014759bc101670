package io.hivecache.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.Lifetime;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RespClient;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an entry costs in the server's memory, beside the same content under the bare key. */
class ServerMemoryTest {
    private static final long MOST_BYTES_MORE = 40;

    private static RedisServer server;

    @BeforeAll
    static void start() {
        server = RedisServer.launch();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    static Stream<Arguments> entries() {
        return Stream.of(1, 8, 16, 36, 64, 100, 200)
                .flatMap(alias -> Stream.of(0, 10, 44, 45, 300, 1_000, 10_000)
                        .flatMap(content ->
                                Stream.of(Lifetime.NEVER, 600_000L).map(life -> Arguments.of(alias, content, life))));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anEntryIsItsKeyAndItsContent(int aliasLength, int contentLength, long life) {
        String alias = "a".repeat(aliasLength);
        byte[] content = "x".repeat(contentLength).getBytes(StandardCharsets.US_ASCII);
        try (Engine engine = RemoteEngines.open(server.address());
                RespClient client = server.connect()) {
            client.call("FLUSHALL");
            Hive<String, byte[]> hive = RemoteEngines.hive(engine, "orders");
            hive.update(alias, content, new Lifetime.Fixed(life, life, Lifetime.SAME));
            client.call("SET", alias, content);
            String key = new String(((RemoteHive) hive).generations().current().key(alias), StandardCharsets.UTF_8);
            if (life != Lifetime.NEVER) {
                client.call("PEXPIRE", alias, life);
            }

            assertThat((Long) client.call("MEMORY", "USAGE", key))
                    .isBetween(
                            (Long) client.call("MEMORY", "USAGE", alias),
                            (Long) client.call("MEMORY", "USAGE", alias) + MOST_BYTES_MORE);
        }
    }
}
