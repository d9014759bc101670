package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.jcache.RecordingListener.Heard;
import io.hivecache.testing.CapturedLog;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.event.EventType;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two managers with connections of their own, as if in two JVMs: what listeners of one hear of the other. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SharedEventsTest {
    private static final Pattern PUBLISHED = Pattern.compile("cmdstat_publish:calls=(\\d+)");

    private final RedisServer server = RedisServers.single();
    private final RespClient side = server.connect();
    private final HiveCachingProvider here = new HiveCachingProvider();
    private final HiveCachingProvider there = new HiveCachingProvider();
    private final RecordingListener<String, String> listener = new RecordingListener<>();

    @BeforeEach
    void empty() {
        side.call("FLUSHALL");
        side.call("CONFIG", "RESETSTAT");
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        side.close();
    }

    private static HiveConfiguration<String, String> shared() {
        return new HiveConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setEvents(EventScope.HIVE);
    }

    private Cache<String, String> open(HiveCachingProvider provider, HiveConfiguration<String, String> configuration) {
        return provider.getCacheManager(URI.create(server.address()), null).createCache("shared", configuration);
    }

    private Cache<String, String> listening() {
        return open(here, shared().addCacheEntryListenerConfiguration(listener.asynchronous()));
    }

    private static Heard<String, String> event(EventType type, String value, String old) {
        return new Heard<>(type, "key", value, old);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it never happens").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private int published() {
        Matcher matcher = PUBLISHED.matcher(side.call("INFO", "commandstats").toString());
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    @Test
    void everyChangeOfEitherIsHeardOnceInItsOrder() {
        Cache<String, String> mine = listening();
        Cache<String, String> other = open(there, shared());
        other.put("key", "1");
        mine.put("key", "2");
        other.put("key", "3");
        mine.remove("key");
        other.put("key", "4");
        other.remove("key");
        mine.put("last", "5");

        assertThat(listener.awaitHeard(7))
                .containsExactly(
                        event(EventType.CREATED, "1", null),
                        event(EventType.UPDATED, "2", "1"),
                        event(EventType.UPDATED, "3", "2"),
                        event(EventType.REMOVED, "3", "3"),
                        event(EventType.CREATED, "4", null),
                        event(EventType.REMOVED, "4", "4"),
                        new Heard<>(EventType.CREATED, "last", "5", null));
    }

    @Test
    void whateverOperationMadeTheChange() {
        listening();
        Cache<String, String> other = open(there, shared().setReadThrough(true).setCacheLoaderFactory(() ->
                (OneByOneLoader<String, String>) key -> "loaded"));
        other.putIfAbsent("key", "1");
        other.putIfAbsent("key", "not");
        other.getAndPut("key", "2");
        other.replace("key", "3");
        other.replace("key", "other", "not");
        other.replace("key", "3", "4");
        other.getAndReplace("key", "5");
        other.invoke("key", (entry, none) -> {
            entry.setValue(entry.getValue() + "6");
            return null;
        });
        other.putAll(Map.of("key", "7"));
        other.remove("key", "other");
        other.getAndRemove("key");
        other.get("key");
        other.removeAll(Set.of("key"));
        other.remove("key");
        other.put("key", "8");
        other.remove("key", "8");

        assertThat(listener.awaitHeard(12))
                .containsExactly(
                        event(EventType.CREATED, "1", null),
                        event(EventType.UPDATED, "2", "1"),
                        event(EventType.UPDATED, "3", "2"),
                        event(EventType.UPDATED, "4", "3"),
                        event(EventType.UPDATED, "5", "4"),
                        event(EventType.UPDATED, "56", "5"),
                        event(EventType.UPDATED, "7", "56"),
                        event(EventType.REMOVED, "7", "7"),
                        event(EventType.CREATED, "loaded", null),
                        event(EventType.REMOVED, "loaded", "loaded"),
                        event(EventType.CREATED, "8", null),
                        event(EventType.REMOVED, "8", "8"));
    }

    @Test
    void whatNobodyListensToIsNotPublished() {
        Cache<String, String> mine = open(here, shared());
        Cache<String, String> other = open(there, shared());
        other.put("key", "1");
        assertThat(published()).isZero();

        CacheEntryListenerConfiguration<String, String> configuration = listener.asynchronous();
        mine.registerCacheEntryListener(configuration);
        await(() -> {
            other.put("key", "2");
            return !listener.heard().isEmpty();
        });
        mine.deregisterCacheEntryListener(configuration);
        for (String kind : List.of("changes", "before", "lapses")) {
            side.call("DEL", "hive:shared:audience:" + kind);
        }
        await(() -> {
            int before = published();
            other.put("key", "3");
            return published() == before;
        });
        assertThat(listener.closed()).isEqualTo(1);
    }

    @Test
    void theContentBeforeTravelsOnlyIfSomebodyWantsIt() {
        Cache<String, String> mine =
                open(here, shared().addCacheEntryListenerConfiguration(listener.configuration(false, false, null)));
        Cache<String, String> other = open(there, shared());
        other.put("key", "1");
        other.put("key", "2");
        other.remove("key");

        assertThat(listener.awaitHeard(3))
                .containsExactly(
                        event(EventType.CREATED, "1", null),
                        event(EventType.UPDATED, "2", null),
                        event(EventType.REMOVED, null, null));
        assertThat(side.call("EXISTS", "hive:shared:audience:changes")).isEqualTo(1L);
        assertThat(side.call("EXISTS", "hive:shared:audience:before")).isEqualTo(0L);
        assertThat(mine.get("key")).isNull();
    }

    @Test
    void synchronousListenersHearOfTheirOwnJvm() {
        RecordingListener<String, String> synchronous = new RecordingListener<>();
        Cache<String, String> mine = listening();
        mine.registerCacheEntryListener(synchronous.synchronous());
        Cache<String, String> other = open(there, shared());
        other.put("key", "1");
        mine.put("key", "2");
        assertThat(synchronous.heard()).containsExactly(event(EventType.UPDATED, "2", "1"));

        assertThat(listener.awaitHeard(2)).hasSize(2);
        assertThat(synchronous.heard()).hasSize(1);
    }

    @Test
    void anEntryThatExpiresUntouchedIsToldByWhoeverStoredIt() {
        listening();
        Cache<String, String> other = open(
                there,
                shared().setExpiryPolicyFactory(
                                CreatedExpiryPolicy.factoryOf(new Duration(TimeUnit.MILLISECONDS, 200))));
        other.put("key", "1");

        assertThat(listener.awaitHeard(2))
                .containsExactly(event(EventType.CREATED, "1", null), event(EventType.EXPIRED, "1", "1"));
    }

    @Test
    void anEntryThatExpiredAndIsStoredAgainIsToldInThatOrder() {
        listening();
        Cache<String, String> other = open(
                there,
                shared().setExpiryPolicyFactory(
                                CreatedExpiryPolicy.factoryOf(new Duration(TimeUnit.MILLISECONDS, 20))));
        for (int i = 0; i < 20; i++) {
            other.put("key", "value" + i);
            await(() -> !other.containsKey("key"));
        }
        await(() -> listener.heard().size() >= 40);
        for (int i = 0; i < 20; i++) {
            assertThat(listener.heard().subList(2 * i, 2 * i + 2))
                    .containsExactly(
                            event(EventType.CREATED, "value" + i, null),
                            event(EventType.EXPIRED, "value" + i, "value" + i));
        }
    }

    @Test
    void clearIsNotTold() {
        Cache<String, String> mine = listening();
        Cache<String, String> other = open(
                there,
                shared().setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(new Duration(TimeUnit.SECONDS, 5))));
        other.put("key", "1");
        mine.clear();
        await(() -> {
            other.put("next", "2");
            return mine.containsKey("next");
        });
        await(() -> listener.heardOf("next").stream().anyMatch(event -> event.type() == EventType.EXPIRED));

        assertThat(listener.heardOf("key"))
                .as("what was cleared has not expired")
                .containsExactly(event(EventType.CREATED, "1", null));
    }

    @Test
    void whenTheConnectionIsCutItHearsAgainOfWhatHappensLater() {
        listening();
        Cache<String, String> other = open(there, shared());
        other.put("key", "1");
        listener.awaitHeard(1);
        side.call("CLIENT", "KILL", "TYPE", "pubsub");

        await(() -> {
            other.put("key", "2");
            return listener.heard().size() > 1;
        });
    }

    @Test
    void junkOnTheChannelIsIgnored() {
        listening();
        for (String junk : List.of("", "x", "ABCDEFWa1:0:k", "ABCDEFWa9999999999:0:k", "ABCDEFQa1:0:k")) {
            side.call("PUBLISH", "hive:shared:events:0", junk);
        }
        open(there, shared()).put("key", "1");

        assertThat(listener.awaitHeard(1)).last().isEqualTo(event(EventType.CREATED, "1", null));
    }

    /** Content that this JVM does not allow ends nothing but its own event. */
    @Test
    void contentIsDecodedUnderTheRulesOfTheListenersJvm() {
        RecordingListener<String, Object> objects = new RecordingListener<>();
        HiveConfiguration<String, Object> narrow = new HiveConfiguration<String, Object>()
                .setTypes(String.class, Object.class)
                .setEvents(EventScope.HIVE)
                .addCacheEntryListenerConfiguration(objects.asynchronous());
        HiveConfiguration<String, Object> wide = new HiveConfiguration<String, Object>()
                .setTypes(String.class, Object.class)
                .setEvents(EventScope.HIVE)
                .setAllowList(List.of("io.hivecache.**"));
        try (CapturedLog log = new CapturedLog()) {
            here.getCacheManager(URI.create(server.address()), null).createCache("objects", narrow);
            Cache<String, Object> other =
                    there.getCacheManager(URI.create(server.address()), null).createCache("objects", wide);
            other.put("foreign", new Box("foreign"));
            other.put("known", "text");

            assertThat(objects.awaitHeard(1)).extracting(Heard::key).containsExactly("known");
            assertThat(log.records()).hasSize(1);
            assertThat(log.records().get(0).getMessage()).contains("'objects'", "could not be told");
        }
    }

    @Test
    void databasesOfOneServerHearNothingOfEachOther() {
        listening();
        Cache<String, String> elsewhere = there.getCacheManager(
                        URI.create(server.address("redis") + "/1?command-timeout=60s"), null)
                .createCache(
                        "shared",
                        shared().addCacheEntryListenerConfiguration(
                                        new RecordingListener<String, String>().asynchronous()));
        elsewhere.put("key", "elsewhere");
        open(there, shared()).put("key", "here");

        assertThat(listener.awaitHeard(1)).containsExactly(event(EventType.CREATED, "here", null));
    }

    @Test
    void onAnEmbeddedHiveThereAreNoOthers() {
        Cache<String, String> cache = here.getCacheManager()
                .createCache("shared", shared().addCacheEntryListenerConfiguration(listener.asynchronous()));
        cache.put("key", "1");

        assertThat(listener.awaitHeard(1)).containsExactly(event(EventType.CREATED, "1", null));
    }
}
