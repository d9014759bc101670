package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.Worker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What many threads that miss the same entries cost, and what else happens to an entry while it is loaded. */
@Timeout(3 * Worker.PATIENCE_SECONDS)
class LoadingTest {
    private static final int THREADS = 16;

    @RegisterExtension
    private final FreshProvider fresh = new FreshProvider();

    private final CountingLoader loader = new CountingLoader();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** Knows every key, counts how often it was asked for each, and lets a test in before it answers. */
    private static final class CountingLoader implements OneByOneLoader<Integer, String> {
        private final Map<Integer, AtomicInteger> loads = new ConcurrentHashMap<>();
        private volatile Runnable beforeAnswer = () -> {};

        @Override
        public String load(Integer key) {
            loads.computeIfAbsent(key, unseen -> new AtomicInteger()).incrementAndGet();
            beforeAnswer.run();
            return "loaded " + key;
        }

        private Map<Integer, Integer> loads() {
            return loads.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().get()));
        }
    }

    private Cache<Integer, String> cache() {
        return fresh.cache(
                new HiveConfiguration<Integer, String>().setReadThrough(true).setCacheLoaderFactory(() -> loader));
    }

    private void waitInLoader() {
        entered.countDown();
        Worker.await(goOn);
    }

    @Test
    void manyThreadsThatMissOneEntryLoadItOnce() throws Exception {
        Cache<Integer, String> cache = cache();
        loader.beforeAnswer = this::waitInLoader;
        List<Worker<String>> readers = Stream.generate(() -> Worker.start(() -> cache.get(1)))
                .limit(THREADS)
                .toList();
        Worker.await(entered);
        readers.forEach(Worker::awaitRest);
        goOn.countDown();

        for (Worker<String> reader : readers) {
            assertThat(reader.result()).isEqualTo("loaded 1");
        }
        assertThat(loader.loads()).containsExactly(Map.entry(1, 1));
    }

    @Test
    void manyThreadsThatMissManyEntriesInEveryWayLoadEachOnce() throws Exception {
        Cache<Integer, String> cache = cache();
        int keys = 300;
        Worker.together(THREADS, thread -> {
            for (int i = 0; i < keys; i++) {
                read(cache, i, thread);
            }
            return null;
        });

        assertThat(loader.loads())
                .isEqualTo(IntStream.range(0, keys).boxed().collect(Collectors.toMap(key -> key, key -> 1)));
    }

    private static void read(Cache<Integer, String> cache, int key, int way) throws Exception {
        String value = switch (way % 4) {
            case 0 -> cache.get(key);
            case 1 -> cache.getAll(Set.of(key)).get(key);
            case 2 -> cache.invoke(key, (entry, arguments) -> entry.getValue());
            default -> {
                CompletionListenerFuture done = new CompletionListenerFuture();
                cache.loadAll(Set.of(key), false, done);
                done.get();
                yield cache.get(key);
            }
        };
        assertThat(value).isEqualTo("loaded " + key);
    }

    @Test
    void overlappingReadsOfManyLoadEachOnce() throws Exception {
        Cache<Integer, String> cache = cache();
        int keys = 200;
        Worker.together(THREADS, thread -> {
            Set<Integer> mine = IntStream.range(thread, thread + keys).boxed().collect(Collectors.toSet());
            assertThat(cache.getAll(mine)).hasSize(keys);
            return null;
        });

        assertThat(loader.loads())
                .hasSize(keys + THREADS - 1)
                .allSatisfy((key, count) -> assertThat(count).isEqualTo(1));
    }

    @Test
    void aLoaderThatFailsOnceIsAskedAgainByTheNextReader() throws Exception {
        Cache<Integer, String> cache = cache();
        AtomicInteger asked = new AtomicInteger();
        loader.beforeAnswer = () -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalArgumentException("the source is down");
            }
        };
        List<Boolean> failed = Worker.together(THREADS, thread -> {
            try {
                return !cache.get(1).equals("loaded 1");
            } catch (CacheLoaderException e) {
                return true;
            }
        });

        assertThat(failed).containsOnlyOnce(true);
        assertThat(loader.loads()).containsExactly(Map.entry(1, 2));
    }

    private static Stream<Consumer<Cache<Integer, String>>> writes() {
        return Stream.of(
                cache -> cache.put(1, "written"),
                cache -> cache.putAll(Map.of(1, "written")),
                cache -> cache.getAndPut(1, "written"),
                cache -> cache.replace(1, "written"),
                cache -> cache.invoke(1, (entry, arguments) -> {
                    entry.setValue("written");
                    return null;
                }));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aWriteDuringALoadIsNotOverwritten(Consumer<Cache<Integer, String>> write) throws Exception {
        Cache<Integer, String> cache = cache();
        assertThat(duringLoad(cache, () -> cache.get(1), write)).isEqualTo("loaded 1");

        assertThat(cache.get(1)).isEqualTo("written");
        assertThat(loader.loads()).containsExactly(Map.entry(1, 1));
    }

    @Test
    void aWriteDuringALoadOfManyIsNotOverwritten() throws Exception {
        Cache<Integer, String> cache = cache();
        duringLoad(cache, () -> cache.getAll(Set.of(1)), changing -> changing.put(1, "written"));

        assertThat(cache.get(1)).isEqualTo("written");
    }

    @Test
    void aWriteDuringLoadAllIsNotOverwritten() throws Exception {
        Cache<Integer, String> cache = cache();
        CompletionListenerFuture done = new CompletionListenerFuture();
        loader.beforeAnswer = this::waitInLoader;
        cache.loadAll(Set.of(1), true, done);
        Worker.await(entered);
        Worker<Void> writing = Worker.run(() -> cache.put(1, "written")).awaitRest();
        goOn.countDown();
        done.get();
        writing.result();

        assertThat(cache.get(1)).isEqualTo("written");
    }

    private static Stream<Consumer<Cache<Integer, String>>> removals() {
        return Stream.of(
                cache -> cache.remove(1),
                cache -> cache.getAndRemove(1),
                cache -> cache.removeAll(Set.of(1)),
                Cache::clear);
    }

    @ParameterizedTest
    @MethodSource("removals")
    void aRemovalDuringALoadIsNotUndone(Consumer<Cache<Integer, String>> removal) throws Exception {
        Cache<Integer, String> cache = cache();
        assertThat(duringLoad(cache, () -> cache.get(1), removal)).isEqualTo("loaded 1");

        assertThat(cache.containsKey(1)).isFalse();
    }

    /** Begins a read that loads, then a change, then lets the loader answer; returns what was read. */
    private <T> T duringLoad(Cache<Integer, String> cache, Callable<T> read, Consumer<Cache<Integer, String>> change)
            throws Exception {
        loader.beforeAnswer = this::waitInLoader;
        Worker<T> reading = Worker.start(read);
        Worker.await(entered);
        Worker<Void> changing = Worker.run(() -> change.accept(cache)).awaitRest();
        goOn.countDown();
        changing.result();
        return reading.result();
    }

    @Test
    void readersOfOtherEntriesDoNotWaitForALoad() throws Exception {
        Cache<Integer, String> cache = cache();
        cache.put(2, "two");
        loader.beforeAnswer = this::waitInLoader;
        Worker<String> reading = Worker.start(() -> cache.get(1));
        Worker.await(entered);

        assertThat(Worker.start(() -> cache.get(2)).result()).isEqualTo("two");
        assertThat(Worker.start(() -> cache.containsKey(1)).result()).isFalse();
        goOn.countDown();
        reading.result();
    }
}
