package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.Worker;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.cache.Cache;
import javax.cache.event.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** User code that uses the very cache that calls it. */
@Timeout(3 * Worker.PATIENCE_SECONDS)
class ReentrancyTest {
    @RegisterExtension
    private final FreshProvider fresh = new FreshProvider();

    private final AtomicReference<Cache<Integer, Integer>> self = new AtomicReference<>();

    private Cache<Integer, Integer> open(UnaryOperator<HiveConfiguration<Integer, Integer>> settings) {
        self.set(fresh.cache(settings.apply(new HiveConfiguration<>())));
        return self.get();
    }

    private Cache<Integer, Integer> reading(OneByOneLoader<Integer, Integer> loader) {
        return open(settings -> settings.setReadThrough(true).setCacheLoaderFactory(() -> loader));
    }

    /** Each number is the sum of the two before it, and so the loader needs other entries of its cache. */
    private Cache<Integer, Integer> fibonacci() {
        return reading(n -> n < 2 ? n : self.get().get(n - 1) + self.get().get(n - 2));
    }

    @Test
    void aLoaderMayReadOtherEntriesThroughTheCache() {
        assertThat(fibonacci().get(40)).isEqualTo(102_334_155);
    }

    @Test
    void loadersThatReadOtherEntriesInOneOrderMayRunSideBySide() throws Exception {
        Cache<Integer, Integer> cache = fibonacci();

        assertThat(Worker.together(8, thread -> cache.get(30 + thread % 4)))
                .containsExactly(832_040, 1_346_269, 2_178_309, 3_524_578, 832_040, 1_346_269, 2_178_309, 3_524_578);
    }

    @Test
    void aLoaderMayWriteOtherEntries() {
        Cache<Integer, Integer> cache = reading(key -> {
            self.get().put(key + 100, key);
            self.get().remove(key + 200);
            return key;
        });
        cache.put(201, 201);

        assertThat(cache.getAll(Set.of(1, 2))).isEqualTo(Map.of(1, 1, 2, 2));
        assertThat(cache.get(101)).isEqualTo(1);
        assertThat(cache.containsKey(201)).isFalse();
    }

    /** What it writes itself is newer than what it is about to answer. */
    @Test
    void aLoaderMayWriteTheEntryThatItLoads() {
        Cache<Integer, Integer> cache = reading(key -> {
            assertThat(self.get().containsKey(key)).isFalse();
            self.get().put(key, 7);
            return 8;
        });
        cache.get(1);

        assertThat(cache.get(1)).isEqualTo(7);
    }

    @Test
    void aProcessorMayUseOtherEntries() {
        Cache<Integer, Integer> cache = open(settings -> settings);
        cache.put(2, 20);
        cache.put(3, 30);
        int sum = cache.invoke(1, (entry, arguments) -> {
            int other = self.get().get(2) + self.get().getAndRemove(3);
            self.get().put(4, other);
            int nested = self.get().invoke(2, (inner, none) -> {
                inner.setValue(inner.getValue() + 1);
                return inner.getValue();
            });
            entry.setValue(other);
            return other + nested;
        });

        assertThat(sum).isEqualTo(71);
        assertThat(cache.getAll(Set.of(1, 2, 3, 4))).isEqualTo(Map.of(1, 50, 2, 21, 4, 50));
    }

    @Test
    void aProcessorMayUseItsOwnEntryThroughTheCache() {
        Cache<Integer, Integer> cache = open(settings -> settings);
        cache.put(1, 1);
        cache.invoke(1, (entry, arguments) -> {
            assertThat(self.get().get(1)).isEqualTo(1);
            self.get().put(1, 2);
            assertThat(self.get().get(1)).isEqualTo(2);
            entry.setValue(3);
            return null;
        });
        assertThat(cache.get(1)).as("its last word counts").isEqualTo(3);
    }

    @Test
    void whatAProcessorPutsIntoItsOwnEntryThroughTheCacheStaysIfItOnlyReads() {
        Cache<Integer, Integer> cache = open(settings -> settings.setExpiryPolicyFactory(Lifetimes.touched(1_000)));
        cache.put(1, 1);
        cache.invoke(1, (entry, arguments) -> {
            self.get().put(1, 2);
            return entry.getValue();
        });

        assertThat(cache.get(1)).isEqualTo(2);
    }

    @Test
    void processorsMayNestOnOneEntry() {
        Cache<Integer, Integer> cache = open(settings -> settings);
        cache.invoke(
                1,
                (entry, arguments) -> self.get().invoke(1, (inner, none) -> {
                    inner.setValue(5);
                    return null;
                }));

        assertThat(cache.get(1)).isEqualTo(5);
    }

    @Test
    void aSynchronousListenerMayUseTheCache() {
        assertListenerMayUseTheCache(true);
    }

    @Test
    void anAsynchronousListenerMayUseTheCache() {
        assertListenerMayUseTheCache(false);
    }

    /** On its own entry and on others; each of its changes is told in turn, until it changes nothing more. */
    private void assertListenerMayUseTheCache(boolean synchronous) {
        RecordingListener<Integer, Integer> listener = new RecordingListener<>(event -> {
            if (event.type() == EventType.CREATED && event.key() < 10) {
                self.get().put(event.key() + 10, event.value());
                self.get().put(event.key(), event.value() + 1);
                self.get().get(event.key());
            }
        });
        Cache<Integer, Integer> cache = open(settings ->
                settings.addCacheEntryListenerConfiguration(listener.configuration(synchronous, true, null)));
        cache.put(1, 1);

        assertThat(listener.awaitHeard(3))
                .extracting(event -> event.type() + " " + event.key() + "=" + event.value())
                .containsExactlyInAnyOrder("CREATED 1=1", "CREATED 11=1", "UPDATED 1=2");
        assertThat(cache.get(1)).isEqualTo(2);
        assertThat(cache.get(11)).isEqualTo(1);
    }

    @Test
    void aListenerMayDeregisterItself() {
        AtomicReference<Runnable> deregister = new AtomicReference<>();
        RecordingListener<Integer, Integer> listener =
                new RecordingListener<>(event -> deregister.get().run());
        var configuration = listener.synchronous();
        Cache<Integer, Integer> cache = open(settings -> settings.addCacheEntryListenerConfiguration(configuration));
        deregister.set(() -> cache.deregisterCacheEntryListener(configuration));
        cache.put(1, 1);
        cache.put(1, 2);

        assertThat(listener.heard()).hasSize(1);
        assertThat(listener.closed()).isEqualTo(1);
    }

    @Test
    void aWriterMayUseTheCache() {
        Cache<Integer, Integer> cache =
                open(settings -> settings.setWriteThrough(true).setCacheWriterFactory(() -> new IndexingWriter(self)));
        cache.put(1, 10);
        cache.putAll(Map.of(2, 20, 3, 30));

        assertThat(cache.get(-1)).isEqualTo(10);
        assertThat(cache.get(-3)).isEqualTo(30);
        cache.remove(1);
        cache.removeAll(Set.of(2, 3));
        assertThat(cache).isEmpty();
    }

    /** Keeps a second entry for each that is written, under the negative key. */
    private record IndexingWriter(AtomicReference<Cache<Integer, Integer>> cache)
            implements OneByOneWriter<Integer, Integer> {
        @Override
        public void write(Cache.Entry<? extends Integer, ? extends Integer> entry) {
            cache.get().containsKey(entry.getKey());
            if (entry.getKey() > 0) {
                cache.get().put(-entry.getKey(), entry.getValue());
            }
        }

        @Override
        public void delete(Object key) {
            if ((Integer) key > 0) {
                cache.get().remove(-(Integer) key);
            }
        }
    }
}
