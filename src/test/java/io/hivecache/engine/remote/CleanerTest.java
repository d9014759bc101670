package io.hivecache.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.Lifetime;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RespClient;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What it costs to unlink a cleared cache's entries where they are few among many others. */
class CleanerTest {
    private static final int OTHERS = 200_000;
    private static final int OURS = 2_500;
    private static final int FEW_COMMANDS = 100;
    private static final long PATIENCE_SECONDS = 60;
    private static final String FILL = "for i = 1, tonumber(ARGV[1]) do redis.call('SET', 'other:' .. i, 'x') end";

    private static int count(RespClient client, String command) {
        Matcher matcher = Pattern.compile("cmdstat_" + command + ":calls=(\\d+)")
                .matcher(client.call("INFO", "commandstats").toString());
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    @Test
    void fewCommandsFindFewEntriesAmongMany() {
        try (RedisServer server = RedisServer.launch();
                RespClient client = server.connect();
                Engine engine = RemoteEngines.open(server.address())) {
            Hive<String, byte[]> hive = RemoteEngines.hive(engine, "cleared");
            Map<String, byte[]> contents = new HashMap<>();
            for (int i = 0; i < OURS; i++) {
                contents.put("alias " + i, new byte[10]);
            }
            hive.updateAll(contents, Lifetime.ETERNAL);
            client.call("EVAL", FILL, 0, OTHERS);
            long before = (Long) client.call("DBSIZE");
            client.call("CONFIG", "RESETSTAT");
            hive.clear();

            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while ((Long) client.call("DBSIZE") > before - OURS) {
                assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            assertThat(count(client, "scan") + count(client, "unlink")).isBetween(2, FEW_COMMANDS);
            assertThat(hive.scan()).isExhausted();
        }
    }
}
