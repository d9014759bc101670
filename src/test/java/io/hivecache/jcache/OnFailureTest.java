package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.hive.HiveException;
import io.hivecache.hive.NoMemory;
import io.hivecache.hive.OnFailure;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cache that goes on without its hive, and reads nothing stale when that is back. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OnFailureTest {
    private interface Change {
        void on(Cache<String, String> cache);
    }

    static List<Change> dropped() {
        return List.of(
                cache -> cache.put("key", "new"),
                cache -> cache.putAll(Map.of("key", "new", "other", "new")),
                cache -> assertThat(cache.remove("key")).isFalse(),
                cache -> cache.removeAll(Set.of("key")),
                Cache::removeAll,
                Cache::clear);
    }

    static List<Change> refused() {
        return List.of(
                cache -> cache.putIfAbsent("key", "new"),
                cache -> cache.replace("key", "new"),
                cache -> cache.replace("key", "old", "new"),
                cache -> cache.remove("key", "old"),
                cache -> cache.getAndPut("key", "new"),
                cache -> cache.getAndReplace("key", "new"),
                cache -> cache.getAndRemove("key"),
                cache -> cache.invoke("key", (entry, arguments) -> entry.exists()));
    }

    @Test
    void withoutItsHiveNothingIsFoundAndNobodyWaitsButTheFirst() {
        try (RemoteCache remote = RemoteCache.open()) {
            Cache<String, String> cache = remote.cache;
            cache.put("key", "old");
            remote.network.refuse();
            assertThat(cache.get("key")).isNull();

            long began = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                assertThat(cache.get("key")).isNull();
                assertThat(cache.getAll(Set.of("key", "other"))).isEmpty();
                assertThat(cache.containsKey("key")).isFalse();
                assertThat(cache.iterator()).isExhausted();
                dropped().forEach(change -> change.on(cache));
            }
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isLessThan(100 * 12 * 100);
            assertThat(remote.lostChanges()).isEqualTo(100 * 7);
            assertThat(remote.said(Level.WARNING)).singleElement().asString().contains("misses", "dropped");
        }
    }

    @ParameterizedTest
    @MethodSource("dropped")
    void afterAChangeWasDroppedNothingOfBeforeIsRead(Change change) {
        try (RemoteCache remote = RemoteCache.open()) {
            Cache<String, String> cache = remote.cache;
            cache.put("key", "old");
            remote.network.refuse();
            change.on(cache);
            remote.network.accept();

            remote.awaitHiveWhile(() -> cache.get("key") == null && !cache.containsKey("key"));
            assertThat(cache.get("key")).isNull();
            cache.put("key", "newer");
            assertThat(cache.get("key")).isEqualTo("newer");
            assertThat(remote.said(Level.WARNING)).hasSize(1);
            assertThat(remote.said(Level.INFO)).singleElement().asString().contains("lost", "anew");
        }
    }

    @Test
    void aChangeThatMayComeLateIsNotReadAndNeitherIsWhatItChanged() {
        try (RemoteCache remote = RemoteCache.open()) {
            remote.cache.put("key", "old");
            remote.server.pause();
            remote.cache.put("key", "late");
            remote.server.proceed();

            remote.awaitHiveWhile(() -> remote.cache.get("key") == null);
            assertThat(remote.cache.get("key")).isNull();
        }
    }

    @Test
    void operationsThatMustKnowWhatIsThereFailAndLeaveItAsItIs() {
        try (RemoteCache remote = RemoteCache.open()) {
            remote.cache.put("key", "old");
            remote.network.refuse();
            for (Change change : refused()) {
                assertThatThrownBy(() -> change.on(remote.cache)).hasRootCauseInstanceOf(Exception.class);
                assertThatThrownBy(() -> change.on(remote.cache)).isInstanceOf(HiveException.class);
            }
            assertThat(remote.cache.get("key")).isNull();
            remote.network.accept();

            RemoteCache.await(() -> "old".equals(remote.cache.get("key")));
            assertThat(remote.said(Level.INFO)).singleElement().asString().contains("still there");
        }
    }

    @Test
    void aReadThroughCacheLoadsAndAnswers() {
        OneByOneLoader<String, String> loader = key -> "loaded " + key;
        try (RemoteCache remote = RemoteCache.open(
                configuration -> configuration.setReadThrough(true).setCacheLoaderFactory(() -> loader))) {
            remote.cache.put("key", "old");
            remote.network.refuse();

            assertThat(remote.cache.get("key")).isEqualTo("loaded key");
            assertThat(remote.cache.getAll(Set.of("key", "other"))).hasSize(2).containsEntry("other", "loaded other");
            remote.network.accept();
            RemoteCache.await(() -> "old".equals(remote.cache.get("key")));
        }
    }

    /** The loader has read what the dropped change makes stale, and is not done before the hive is back. */
    @Test
    void whatWasLoadedBeforeADroppedChangeIsNotKept() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        OneByOneLoader<String, String> loader = key -> {
            String loaded = "load " + loads.incrementAndGet();
            loading.countDown();
            Worker.await(mayEnd);
            return loaded;
        };
        try (RemoteCache remote = RemoteCache.open(
                configuration -> configuration.setReadThrough(true).setCacheLoaderFactory(() -> loader))) {
            Worker<String> reader = Worker.start(() -> remote.cache.get("key"));
            Worker.await(loading);
            remote.network.refuse();
            remote.cache.remove("other");
            remote.cache.remove("key");
            remote.network.accept();
            mayEnd.countDown();

            assertThat(reader.result()).isEqualTo("load 1");
            remote.awaitHiveWhile(() -> !"load 1".equals(remote.cache.get("key")));
        }
    }

    @Test
    void writersAreAskedAndListenersHearOnlyOfWhatWasDone() {
        WriteLog<String, String> writer = new WriteLog<>();
        List<String> heard = new CopyOnWriteArrayList<>();
        CacheEntryCreatedListener<String, String> listener =
                events -> events.forEach(event -> heard.add(event.getKey()));
        try (RemoteCache remote = RemoteCache.open(configuration -> configuration
                .setWriteThrough(true)
                .setCacheWriterFactory(() -> writer)
                .addCacheEntryListenerConfiguration(
                        new MutableCacheEntryListenerConfiguration<>(() -> listener, null, true, true)))) {
            remote.cache.put("first", "1");
            remote.network.refuse();
            remote.cache.put("second", "2");
            remote.cache.putAll(Map.of("third", "3"));

            assertThat(heard).containsExactly("first");
            assertThat(writer.valuesOf("second")).containsExactly("2");
            assertThat(writer.valuesOf("third")).containsExactly("3");
        }
    }

    @Test
    void anIteratorEndsWhereTheOutageBegins() {
        try (RemoteCache remote = RemoteCache.open()) {
            IntStream.range(0, 5_000).forEach(i -> remote.cache.put("key " + i, "value"));
            Iterator<Cache.Entry<String, String>> entries = remote.cache.iterator();
            List<String> met = new ArrayList<>();
            met.add(entries.next().getKey());
            remote.network.refuse();
            entries.forEachRemaining(entry -> met.add(entry.getKey()));

            assertThat(met).hasSizeBetween(1, 4_999);
        }
    }

    @Test
    void whatThereIsNoRoomForIsNotKeptNorWhatItReplaces() {
        try (RemoteCache remote = RemoteCache.open();
                RespClient side = remote.server.connect()) {
            remote.cache.putAll(Map.of("key", "old", "other", "value"));
            side.call("CONFIG", "SET", "maxmemory", 1);
            remote.cache.put("key", "new");
            remote.cache.putAll(Map.of("third", "new"));

            assertThat(remote.cache.get("key")).isNull();
            assertThat(remote.cache.get("other")).isEqualTo("value");
            assertThatThrownBy(() -> remote.cache.putIfAbsent("key", "new")).isInstanceOf(NoMemory.class);
            assertThat(remote.said(Level.WARNING)).singleElement().asString().contains("no room");
            side.call("CONFIG", "SET", "maxmemory", 0);
            remote.cache.put("key", "new");
            assertThat(remote.cache.get("key")).isEqualTo("new");
        }
    }

    @Test
    void anApplicationMayStartBeforeItsServer() {
        try (RemoteCache remote = RemoteCache.openLazily()) {
            assertThat(remote.cache.get("key")).isNull();
            remote.cache.put("key", "dropped");
            remote.network.accept();

            remote.awaitHiveWhile(() -> remote.cache.get("key") == null);
            remote.cache.put("key", "kept");
            assertThat(remote.cache.get("key")).isEqualTo("kept");
        }
    }

    @Test
    void aCacheThatIsClosedMeanwhileSaysWhatItLost() {
        try (RemoteCache remote = RemoteCache.open()) {
            remote.network.refuse();
            remote.cache.put("key", "new");
            remote.cache.close();

            assertThat(remote.said(Level.WARNING)).last().asString().contains("stale", "cleared");
        }
    }

    @Test
    void anEmbeddedCacheTakesTheSettingAndNeedsItNot() {
        try (HiveCachingProvider provider = new HiveCachingProvider()) {
            Cache<Object, Object> cache = provider.getCacheManager()
                    .createCache("cache", new HiveConfiguration<>().setOnFailure(OnFailure.MISS));
            cache.put("key", "value");

            assertThat(cache.get("key")).isEqualTo("value");
        }
    }
}
