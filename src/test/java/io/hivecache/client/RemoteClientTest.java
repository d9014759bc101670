package io.hivecache.client;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Engines;
import io.hivecache.hive.TimeSource;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RespClient;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The client on a server, whose time passes when the test moves the deadlines of all keys. */
class RemoteClientTest extends ClientContract {
    private static final String ELAPSE = """
            for _, key in ipairs(redis.call('KEYS', '*')) do
              local ttl = redis.call('PTTL', key)
              if ttl >= 0 then redis.call('PEXPIRE', key, ttl - ARGV[1]) end
            end
            """;

    private static RedisServer server;

    @BeforeAll
    static void launch() {
        server = RedisServer.launch();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    Engine openEngine() {
        return Engines.open(URI.create(server.address()), TimeSource.system());
    }

    @Override
    public void elapse(Duration time) {
        try (RespClient direct = server.connect()) {
            direct.call("EVAL", ELAPSE, 0, time.toMillis());
        }
    }
}
