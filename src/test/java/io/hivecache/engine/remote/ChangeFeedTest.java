package io.hivecache.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Interest;
import io.hivecache.hive.Subscription;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** When a hive listens to its channel. */
class ChangeFeedTest {
    private static final int ROUNDS = 300;

    private final RedisServer server = RedisServers.single();

    /** What a beat knows may be of the time before somebody wanted to hear. */
    @Test
    void beatsNeitherBeginNorEndTheListening() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (RespClient side = server.connect();
                Engine engine = RemoteEngines.open(server.address())) {
            side.call("CONFIG", "RESETSTAT");
            RemoteHive hive = (RemoteHive) RemoteEngines.hive(engine, "listening");
            Subscription subscription = hive.subscribe((alias, change) -> {});
            Worker<Void> beating = Worker.run(() -> {
                while (!done.get()) {
                    hive.feed().beat();
                }
            });
            for (int i = 1; i < ROUNDS; i++) {
                subscription.want(Interest.ALL);
                subscription.want(Interest.NONE);
            }
            subscription.want(Interest.ALL);
            done.set(true);
            beating.result();

            assertThat(side.call("INFO", "commandstats").toString())
                    .contains("cmdstat_subscribe:calls=" + ROUNDS + ",")
                    .contains("cmdstat_unsubscribe:calls=" + (ROUNDS - 1) + ",");
        } finally {
            done.set(true);
        }
    }
}
