package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.testing.CapturedLog;
import io.hivecache.testing.Worker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.integration.CompletionListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cache that is closed while it is used: what runs ends as usual or with IllegalStateException, and nothing hangs. */
@Timeout(3 * Worker.PATIENCE_SECONDS)
class CloseDuringOperationsTest {
    @RegisterExtension
    private final FreshProvider fresh = new FreshProvider();

    private final SlowLoader loader = new SlowLoader();

    /** The ways to close a cache. */
    private enum Way {
        CACHE,
        DESTROY,
        MANAGER,
        PROVIDER_BY_LOADER,
        PROVIDER;

        void close(Cache<?, ?> cache) {
            switch (this) {
                case CACHE -> cache.close();
                case DESTROY -> cache.getCacheManager().destroyCache(cache.getName());
                case MANAGER -> cache.getCacheManager().close();
                case PROVIDER_BY_LOADER ->
                    cache.getCacheManager()
                            .getCachingProvider()
                            .close(cache.getCacheManager().getClassLoader());
                case PROVIDER -> cache.getCacheManager().getCachingProvider().close();
            }
        }
    }

    /** Keeps every key waiting until it may go on, then knows it. */
    private static final class SlowLoader implements OneByOneLoader<Integer, String> {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public String load(Integer key) {
            entered.countDown();
            Worker.await(goOn);
            return "loaded " + key;
        }
    }

    /** Counts how often it is told, and of what. */
    private static final class CountingCompletion implements CompletionListener {
        private final AtomicInteger told = new AtomicInteger();
        private final CountDownLatch done = new CountDownLatch(1);

        @Override
        public void onCompletion() {
            told.incrementAndGet();
            done.countDown();
        }

        @Override
        public void onException(Exception e) {
            onCompletion();
        }
    }

    private HiveConfiguration<Integer, String> everything() {
        return new HiveConfiguration<Integer, String>()
                .setReadThrough(true)
                .setCacheLoaderFactory(() -> loader)
                .setWriteThrough(true)
                .setCacheWriterFactory(WriteLog::new)
                .setStatisticsEnabled(true)
                .setManagementEnabled(true)
                .setExpiryPolicyFactory(Lifetimes.touched(1_000))
                .addCacheEntryListenerConfiguration(new RecordingListener<Integer, String>().synchronous())
                .addCacheEntryListenerConfiguration(new RecordingListener<Integer, String>().asynchronous());
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationEndsNormallyOrWithIllegalState(Way way) throws Exception {
        loader.goOn.countDown();
        Cache<Integer, String> cache = fresh.cache(everything());
        CountDownLatch busy = new CountDownLatch(8 * 500);
        List<Worker<Exception>> users = Stream.iterate(0, i -> i + 1)
                .limit(8)
                .map(i -> Worker.start(() -> useUntilItFails(cache, i, busy)))
                .toList();
        Worker.await(busy);
        way.close(cache);

        for (Worker<Exception> user : users) {
            assertThat(user.result()).isInstanceOf(IllegalStateException.class);
        }
        assertThat(cache.isClosed()).isTrue();
    }

    private static Exception useUntilItFails(Cache<Integer, String> cache, int seed, CountDownLatch busy) {
        try {
            for (int i = seed; ; i++) {
                use(cache, i % 5, "value " + i, i % 12);
                busy.countDown();
            }
        } catch (Exception e) {
            return e;
        }
    }

    private static void use(Cache<Integer, String> cache, int key, String value, int way) {
        switch (way) {
            case 0 -> cache.get(key);
            case 1 -> cache.getAll(Set.of(key, key + 1));
            case 2 -> cache.remove(key);
            case 3 -> cache.getAndPut(key, value);
            case 4 -> cache.putAll(Map.of(key, value, key + 1, value));
            case 5 ->
                cache.invoke(key, (entry, arguments) -> {
                    entry.setValue(entry.getValue() + ".");
                    return null;
                });
            case 6 -> cache.loadAll(Set.of(key), true, null);
            case 7 -> cache.iterator().forEachRemaining(entry -> {});
            case 8 -> cache.removeAll(Set.of(key));
            case 9 -> cache.clear();
            case 10 -> cache.replace(key, value);
            default -> cache.put(key, value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProcessorThatRunsMayEnd(Way way) throws Exception {
        SlowProcessor processor = new SlowProcessor();
        Cache<Integer, String> cache = fresh.cache(new HiveConfiguration<>());
        cache.put(1, "before");
        Worker<String> invoking = Worker.start(() -> cache.invoke(1, processor));
        processor.awaitEntered();
        Worker<Void> waiting = Worker.run(() -> cache.put(1, "after")).awaitRest();
        Worker<Void> closing = Worker.run(() -> way.close(cache));
        closing.awaitRest();
        processor.goOn();

        closing.result();
        assertEnded(invoking);
        assertEnded(waiting);
        assertThat(cache.isClosed()).isTrue();
    }

    private static void assertEnded(Worker<?> worker) {
        Throwable failure = worker.failure();
        assertThat(failure == null || failure instanceof IllegalStateException)
                .as("ended with %s", failure)
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aProcessorMayCloseItsCache(Way way) {
        Cache<Integer, String> cache = fresh.cache(everything());
        Worker<Void> invoking = Worker.run(() -> cache.invoke(1, (entry, arguments) -> {
            entry.setValue("last");
            way.close(cache);
            return null;
        }));

        assertEnded(invoking);
        assertThat(cache.isClosed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anAsynchronousListenerMayCloseItsCache(Way way) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        HiveConfiguration<Integer, String> configuration = new HiveConfiguration<>();
        List<Cache<Integer, String>> self = new CopyOnWriteArrayList<>();
        configuration.addCacheEntryListenerConfiguration(new RecordingListener<Integer, String>(event -> {
                    way.close(self.get(0));
                    closed.countDown();
                })
                .asynchronous());
        self.add(fresh.cache(configuration));
        self.get(0).put(1, "one");

        Worker.await(closed);
        assertThat(self.get(0).isClosed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void completionListenersOfRunningLoadsAreCalledOnce(Way way) throws Exception {
        Cache<Integer, String> cache = fresh.cache(everything());
        List<CountingCompletion> completions =
                Stream.generate(CountingCompletion::new).limit(5).toList();
        for (int i = 0; i < completions.size(); i++) {
            cache.loadAll(Set.of(i, 100), false, completions.get(i));
        }
        Worker.await(loader.entered);
        Worker<Void> closing = Worker.run(() -> way.close(cache));
        closing.awaitRest();
        loader.goOn.countDown();
        closing.result();

        completions.forEach(completion -> Worker.await(completion.done));
        assertThat(completions)
                .allSatisfy(completion -> assertThat(completion.told).hasValue(1));
    }

    /** Loads that begin while the manager closes are refused, or their listener is called. */
    @Test
    void noLoadIsForgottenInTheMomentOfClosing() throws Exception {
        loader.goOn.countDown();
        for (int round = 0; round < 100; round++) {
            Cache<Integer, String> cache = fresh.cache(everything());
            ConcurrentLinkedQueue<CountingCompletion> accepted = new ConcurrentLinkedQueue<>();
            CountDownLatch busy = new CountDownLatch(10);
            Worker<Void> user = Worker.run(() -> {
                while (true) {
                    CountingCompletion completion = new CountingCompletion();
                    cache.loadAll(Set.of(1), true, completion);
                    accepted.add(completion);
                    busy.countDown();
                }
            });
            Worker.await(busy);
            cache.getCacheManager().close();

            assertThat(user.failure()).isInstanceOf(IllegalStateException.class);
            accepted.forEach(completion -> Worker.await(completion.done));
        }
    }

    /** A listener that comes too late is not left open. */
    @Test
    void aListenerThatIsRegisteredWhileTheCacheClosesIsRefusedOrClosed() throws Exception {
        RecordingListener<Integer, String> late = new RecordingListener<>();
        Cache<Integer, String> cache = fresh.cache(new HiveConfiguration<>());
        CountDownLatch creating = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Worker<Void> registering =
                Worker.run(() -> cache.registerCacheEntryListener(new MutableCacheEntryListenerConfiguration<>(
                        () -> {
                            creating.countDown();
                            Worker.await(goOn);
                            return late;
                        },
                        null,
                        false,
                        true)));
        Worker.await(creating);
        Worker<Void> closing = Worker.run(cache::close).awaitRest();
        goOn.countDown();
        closing.result();

        assertThat(registering.failure() != null || late.closed() == 1).isTrue();
    }

    @Test
    void aListenerThatWaitsToBeRegisteredWhileTheCacheClosesIsRefusedOrClosed() throws Exception {
        RecordingListener<Integer, String> late = new RecordingListener<>();
        Cache<Integer, String> cache = fresh.cache(new HiveConfiguration<>());
        CountDownLatch creating = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Worker<Void> closing =
                Worker.run(() -> cache.registerCacheEntryListener(new MutableCacheEntryListenerConfiguration<>(
                        () -> {
                            creating.countDown();
                            Worker.await(goOn);
                            cache.close();
                            throw new IllegalArgumentException("no listener, the cache is closed");
                        },
                        null,
                        false,
                        true)));
        Worker.await(creating);
        Worker<Void> registering = Worker.run(() -> cache.registerCacheEntryListener(late.synchronous()));
        registering.awaitRest();
        goOn.countDown();

        assertThat(closing.failure()).isNotNull();
        assertThat(registering.failure() != null || late.closed() == 1).isTrue();
    }

    @Test
    void aSynchronousListenerThatFailsBecauseItsCacheIsClosedSaysSo() {
        HiveConfiguration<Integer, String> configuration = new HiveConfiguration<>();
        List<Cache<Integer, String>> self = new CopyOnWriteArrayList<>();
        configuration.addCacheEntryListenerConfiguration(new RecordingListener<Integer, String>(event -> {
                    self.get(0).close();
                    self.get(0).put(2, "two");
                })
                .synchronous());
        self.add(fresh.cache(configuration));

        assertThatThrownBy(() -> self.get(0).put(1, "one"))
                .isInstanceOf(CacheEntryListenerException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void managersAreClosedAndOpenedByManyThreads() throws Exception {
        try (CapturedLog ignored = new CapturedLog()) {
            Worker.together(8, thread -> {
                for (int i = 0; i < 100; i++) {
                    openUseAndClose(thread, i);
                }
                return null;
            });
        }

        assertThat(fresh.manager().isClosed()).isFalse();
        assertThat(fresh.manager()).isSameAs(fresh.manager());
    }

    private void openUseAndClose(int thread, int round) {
        CacheManager manager = fresh.manager();
        try {
            manager.createCache("mine " + thread, everything()).put(1, "one");
            if (round % 3 == 0) {
                manager.close();
            } else if (round % 3 == 1) {
                manager.destroyCache("mine " + thread);
            } else {
                fresh.provider().close();
            }
        } catch (IllegalStateException e) {
            assertThat(manager.isClosed()).isTrue();
        } catch (CacheException e) {
            assertThat(e).hasMessageContaining("exists already");
        }
    }
}
