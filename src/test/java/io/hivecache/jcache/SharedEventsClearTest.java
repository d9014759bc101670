package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.jcache.RecordingListener.Heard;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.event.EventType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One manager clears again and again while another changes entries, as if in two JVMs: each change is heard once. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SharedEventsClearTest {
    private static final int ROUNDS = 500;
    private static final int CHANGES = 1_000;
    private static final String LAST = "last";

    private final RedisServer server = RedisServers.single();
    private final HiveCachingProvider here = new HiveCachingProvider();
    private final HiveCachingProvider there = new HiveCachingProvider();
    private final RecordingListener<String, String> listener = new RecordingListener<>();
    private Cache<String, String> mine;
    private Cache<String, String> other;

    @BeforeEach
    void open() {
        try (RespClient client = server.connect()) {
            client.call("FLUSHALL");
        }
        mine = open(here, configuration().addCacheEntryListenerConfiguration(listener.asynchronous()));
        other = open(there, configuration());
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private static HiveConfiguration<String, String> configuration() {
        return new HiveConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setEvents(EventScope.HIVE);
    }

    private Cache<String, String> open(HiveCachingProvider provider, HiveConfiguration<String, String> configuration) {
        return provider.getCacheManager(URI.create(server.address()), null).createCache("cleared", configuration);
    }

    /** All that was heard, in the order in which the server told it, before a last change. */
    private List<Heard<String, String>> heard(int expected) {
        mine.put(LAST, LAST);
        return listener.awaitHeard(expected + 1).stream()
                .filter(event -> !event.key().equals(LAST))
                .toList();
    }

    private static Heard<String, String> created(int key) {
        return new Heard<>(EventType.CREATED, "key" + key, "value", null);
    }

    private static List<Heard<String, String>> created(IntStream keys) {
        return keys.mapToObj(SharedEventsClearTest::created).toList();
    }

    /** What is done to the former generation is done again on the next: only that is told. */
    @Test
    void theFirstChangeAfterAClearIsHeardOnce() {
        for (int i = 0; i < ROUNDS; i++) {
            mine.clear();
            other.put("key" + i, "value");
        }

        assertThat(heard(ROUNDS)).isEqualTo(created(IntStream.range(0, ROUNDS)));
    }

    @Test
    void whatIsGoneWithAClearIsNotRemovedOrReplacedOnceMore() {
        for (int i = 0; i < ROUNDS; i++) {
            other.put("key", "value");
            mine.clear();
            assertThat(other.remove("key", "value")).isFalse();
            assertThat(other.replace("key", "another")).isFalse();
            assertThat(other.getAndRemove("key")).isNull();
        }

        assertThat(heard(ROUNDS)).hasSize(ROUNDS).containsOnly(new Heard<>(EventType.CREATED, "key", "value", null));
    }

    @Test
    void changesBetweenWhichAnotherClearsAreHeardOnceEach() throws Exception {
        Semaphore clears = new Semaphore(0);
        Worker<Void> clearing = Worker.run(() -> {
            for (int i = 0; i < CHANGES; i++) {
                clears.acquire();
                mine.clear();
            }
        });
        for (int i = 0; i < CHANGES; i++) {
            clears.release();
            other.invoke("key" + i, (entry, arguments) -> {
                entry.setValue("value");
                return null;
            });
        }
        clearing.result();

        assertThat(heard(CHANGES)).isEqualTo(created(IntStream.range(0, CHANGES)));
    }

    /** To who holds an entry, a clear by its own JVM is still to come. */
    @Test
    void aProcessorDuringWhichItsJvmClearsIsHeardOnce() throws Exception {
        mine.put("key", "before");
        CountDownLatch runs = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Worker<Void> processing = Worker.run(() -> mine.invoke("key", (entry, arguments) -> {
            runs.countDown();
            Worker.await(goOn);
            entry.setValue(entry.getValue() + ", after");
            return null;
        }));
        Worker.await(runs);
        Worker<Void> clearing = Worker.run(mine::clear);
        clearing.awaitRest();
        goOn.countDown();
        processing.result();
        clearing.result();

        assertThat(heard(2))
                .containsExactly(
                        new Heard<>(EventType.CREATED, "key", "before", null),
                        new Heard<>(EventType.UPDATED, "key", "before, after", "before"));
        assertThat(mine.containsKey("key")).isFalse();
    }
}
