package io.hivecache.engine.remote;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One cache on a server, opened by two engines as by two JVMs; empty before each test. */
abstract class TwoEngines {
    final RedisServer server = RedisServers.single();
    Engine engine;
    Engine otherEngine;
    Hive<String, byte[]> hive;
    Hive<String, byte[]> other;

    @BeforeEach
    void open() {
        call("FLUSHALL");
        engine = RemoteEngines.open(server.address());
        otherEngine = RemoteEngines.open(server.address());
        hive = RemoteEngines.hive(engine, "cleared");
        other = RemoteEngines.hive(otherEngine, "cleared");
    }

    @AfterEach
    void close() {
        engine.close();
        otherEngine.close();
    }

    final Object call(Object... words) {
        try (RespClient client = server.connect()) {
            return client.call(words);
        }
    }
}
