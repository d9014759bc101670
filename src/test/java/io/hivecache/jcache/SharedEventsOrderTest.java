package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.jcache.RecordingListener.Heard;
import io.hivecache.testing.Jvm;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.cache.event.EventType;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two JVMs of several threads change the same entries, and a third hears of each change of an entry in its turn. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SharedEventsOrderTest {
    private static final int JVMS = 2;
    private static final int THREADS = 4;
    private static final int TIMES = 300;
    private static final int KEYS = 3;

    static Stream<List<RedisServer>> servers() {
        return Stream.of(List.of(RedisServers.single()), RedisServers.cluster());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void eachKeysEventsComeInTheirOrderAndNoneTwice(List<RedisServer> servers) throws Exception {
        for (RedisServer server : servers) {
            try (RespClient client = server.connect()) {
                client.call("FLUSHALL");
            }
        }
        String address = servers.get(0).address("redis") + "?command-timeout=30s";
        RecordingListener<String, String> listener = new RecordingListener<>();
        List<Jvm> jvms = new ArrayList<>();
        try (HiveCachingProvider provider = new HiveCachingProvider()) {
            provider.getCacheManager(URI.create(address), null)
                    .createCache(
                            CacheShell.CACHE,
                            new HiveConfiguration<String, String>()
                                    .setTypes(String.class, String.class)
                                    .setEvents(EventScope.HIVE)
                                    .addCacheEntryListenerConfiguration(listener.asynchronous()));
            for (int i = 0; i < JVMS; i++) {
                jvms.add(CacheShell.start(address, "events=hive", "read-through=false"));
            }
            List<Worker<String>> writers = jvms.stream()
                    .map(jvm ->
                            Worker.start(() -> CacheShell.ask(jvm, "increment " + THREADS + " " + TIMES + " " + KEYS)))
                    .toList();
            for (Worker<String> writer : writers) {
                assertThat(writer.resultWithin(CacheShell.SECONDS)).isEqualTo("done");
            }

            assertThat(listener.awaitHeard(JVMS * THREADS * TIMES)).hasSize(JVMS * THREADS * TIMES);
            for (int key = 0; key < KEYS; key++) {
                assertThat(listener.heardOf("key" + key)).isEqualTo(increments("key" + key));
            }
        } finally {
            for (Jvm jvm : jvms) {
                jvm.close();
            }
        }
    }

    private static List<Heard<String, String>> increments(String key) {
        List<Heard<String, String>> expected = new ArrayList<>();
        expected.add(new Heard<>(EventType.CREATED, key, "1", null));
        for (int i = 2; i <= JVMS * THREADS * TIMES / KEYS; i++) {
            expected.add(new Heard<>(EventType.UPDATED, key, String.valueOf(i), String.valueOf(i - 1)));
        }
        return expected;
    }
}
