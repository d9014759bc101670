package io.hivecache.engine.remote;

import io.hivecache.hive.Engine;
import io.hivecache.hive.HiveContract;
import io.hivecache.testing.ManualClock;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RespClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The contract over servers whose time passes when the tests say so, by moving the deadlines of all keys. */
abstract class RemoteContract extends HiveContract<String, byte[]> {
    private static final String ELAPSE = """
            for _, key in ipairs(redis.call('KEYS', '*')) do
              local ttl = redis.call('PTTL', key)
              if ttl >= 0 then redis.call('PEXPIRE', key, ttl - ARGV[1]) end
            end
            """;

    private final ManualClock clock = new ManualClock();

    /** The servers, which are emptied before each test. */
    abstract List<RedisServer> servers();

    @Override
    protected Engine openEngine() {
        onEach(server -> server.call("FLUSHALL"));
        return openEngine(servers().get(0), clock);
    }

    /** Opens the engine through one of the servers. */
    Engine openEngine(RedisServer server, ManualClock time) {
        return new RemoteEngineFactory().open(URI.create(server.address()), time);
    }

    final void onEach(Consumer<RespClient> action) {
        for (RedisServer server : servers()) {
            try (RespClient client = server.connect()) {
                action.accept(client);
            }
        }
    }

    @Override
    public String alias(int number) {
        return "alias " + number;
    }

    @Override
    public byte[] content(int number) {
        return String.valueOf(number).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int number(byte[] content) {
        return Integer.parseInt(new String(content, StandardCharsets.US_ASCII));
    }

    @Override
    public long life() {
        return TimeUnit.MINUTES.toMillis(10);
    }

    @Override
    public void elapse(long millis) {
        clock.advance(millis);
        onEach(server -> server.call("EVAL", ELAPSE, 0, millis));
    }

    @Override
    public int rounds() {
        return 200;
    }
}
