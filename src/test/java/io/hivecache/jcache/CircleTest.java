package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.Worker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** User code of two threads that needs what the other one holds ends in a clear exception and never in a hang. */
@Timeout(3 * Worker.PATIENCE_SECONDS)
class CircleTest {
    @RegisterExtension
    private final FreshProvider fresh = new FreshProvider();

    private final CyclicBarrier bothHold = new CyclicBarrier(2);

    private void awaitBoth() {
        try {
            bothHold.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs by two threads what is to meet in a circle; answers how the threads ended. */
    private List<Exception> endings(Worker.Numbered<?> operation) throws Exception {
        return Worker.together(2, thread -> {
                    try {
                        operation.call(thread);
                        return null;
                    } catch (Exception e) {
                        return e;
                    }
                })
                .stream()
                .filter(failure -> failure != null)
                .toList();
    }

    private static void assertClear(List<Exception> failures) {
        assertThat(failures)
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(CacheException.class)
                        .hasStackTraceContaining("wait for each other in a circle"));
    }

    /** What a processor may do to the entry of the other one. */
    private static Stream<BiConsumer<Cache<String, String>, String>> uses() {
        return Stream.of(
                (cache, key) -> cache.put(key, "changed"),
                (cache, key) -> cache.remove(key),
                (cache, key) -> cache.replace(key, "changed"),
                (cache, key) -> cache.putAll(Map.of(key, "changed")),
                (cache, key) -> cache.removeAll(Set.of(key)),
                (cache, key) -> cache.clear(),
                (cache, key) -> cache.invoke(key, (entry, arguments) -> entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void processorsThatChangeEachOthersEntry(BiConsumer<Cache<String, String>, String> use) throws Exception {
        Cache<String, String> cache = fresh.cache(new HiveConfiguration<>());
        cache.putAll(Map.of("0", "zero", "1", "one"));
        assertClear(endings(thread -> cache.invoke("" + thread, (entry, arguments) -> {
            awaitBoth();
            use.accept(cache, "" + (1 - thread));
            return null;
        })));

        cache.put("0", "free");
        cache.put("1", "free");
        assertThat(cache.get("0")).isEqualTo("free");
    }

    @Test
    void processorsThatChangeEachOthersEntryInTwoCaches() throws Exception {
        List<Cache<String, String>> caches =
                List.of(fresh.cache(new HiveConfiguration<>()), fresh.cache(new HiveConfiguration<>()));
        assertClear(endings(thread -> caches.get(thread).invoke("key", (entry, arguments) -> {
            awaitBoth();
            caches.get(1 - thread).put("key", "changed");
            return null;
        })));
    }

    @Test
    void processorsThatChangeEachOthersEntryInTwoManagers() throws Exception {
        ClassLoader other = new ClassLoader(getClass().getClassLoader()) {};
        List<Cache<String, String>> caches = List.of(
                fresh.cache(new HiveConfiguration<>()),
                fresh.provider().getCacheManager(null, other).createCache("other", new HiveConfiguration<>()));
        assertClear(endings(thread -> caches.get(thread).invoke("key", (entry, arguments) -> {
            awaitBoth();
            caches.get(1 - thread).put("key", "changed");
            return null;
        })));
    }

    @Test
    void listenersThatChangeEachOthersEntry() throws Exception {
        HiveConfiguration<String, String> configuration = new HiveConfiguration<>();
        AtomicReference<Cache<String, String>> cache = new AtomicReference<>();
        configuration.addCacheEntryListenerConfiguration(new RecordingListener<String, String>(event -> {
                    if (event.value().equals("begin")) {
                        awaitBoth();
                        cache.get().put(event.key().equals("0") ? "1" : "0", "changed");
                    }
                })
                .synchronous());
        cache.set(fresh.cache(configuration));

        assertClear(endings(thread -> {
            cache.get().put("" + thread, "begin");
            return null;
        }));
    }

    @Test
    void loadersThatLoadEachOthersEntry() throws Exception {
        AtomicReference<Cache<String, String>> cache = new AtomicReference<>();
        AtomicInteger begun = new AtomicInteger();
        OneByOneLoader<String, String> loader = key -> {
            if (begun.incrementAndGet() > 2) {
                return "loaded after all";
            }
            awaitBoth();
            return cache.get().get(key.equals("0") ? "1" : "0");
        };
        cache.set(fresh.cache(
                new HiveConfiguration<String, String>().setReadThrough(true).setCacheLoaderFactory(() -> loader)));

        assertClear(endings(thread -> cache.get().get("" + thread)));
    }

    /** The strings of each pair have one hash code. */
    @Test
    void batchesOfKeysWithEqualHashCodes() throws Exception {
        Cache<String, String> cache = fresh.cache(
                new HiveConfiguration<String, String>().setWriteThrough(true).setCacheWriterFactory(WriteLog::new));
        List<Set<String>> pairs = List.of(Set.of("Aa", "BB"), Set.of("Cc", "DD"));
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        assertThat("Cc".hashCode()).isEqualTo("DD".hashCode());
        assertClear(endings(thread -> cache.invoke(thread == 0 ? "Aa" : "Cc", (entry, arguments) -> {
            awaitBoth();
            cache.removeAll(pairs.get(1 - thread));
            return null;
        })));
    }
}
