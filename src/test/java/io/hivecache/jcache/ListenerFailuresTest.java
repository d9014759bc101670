package io.hivecache.jcache;

import static io.hivecache.jcache.Faulty.assertUsable;
import static io.hivecache.jcache.Faulty.statistics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.Closeable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.Factory;
import javax.cache.configuration.FactoryBuilder.SingletonFactory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryListener;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.event.EventType;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheWriterException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failing listeners, filters and expiry policies: they come after the commit, or change nothing of it. */
class ListenerFailuresTest {
    private static final IllegalStateException BOOM = new IllegalStateException("boom");
    private static final StackOverflowError ERROR = new StackOverflowError("boom");

    @RegisterExtension
    private final FaultyCache faulty = new FaultyCache();

    private final Faulty.Writer writer = faulty.writer;
    private final Faulty.Listener listener = faulty.listener;
    private final Faulty.Listener other = new Faulty.Listener();

    static Stream<Arguments> writes() {
        Map<String, Consumer<Cache<Object, Object>>> writes = new LinkedHashMap<>();
        writes.put("put", cache -> cache.put(1, "v"));
        writes.put("putAll", cache -> cache.putAll(Map.of(1, "v")));
        writes.put("putIfAbsent", cache -> cache.putIfAbsent(1, "v"));
        writes.put("getAndPut", cache -> cache.getAndPut(1, "v"));
        writes.put(
                "invoke",
                cache -> cache.invoke(1, (entry, arguments) -> {
                    entry.setValue("v");
                    return null;
                }));
        return writes.entrySet().stream().map(write -> Arguments.of(write.getKey(), write.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    @DisplayName("a synchronous listener's failure reaches the caller after the commit, and other listeners were told")
    void aListenerThatFails(String name, Consumer<Cache<Object, Object>> write) throws Exception {
        Cache<Object, Object> cache =
                faulty.create(new HiveConfiguration<>().addCacheEntryListenerConfiguration(other.synchronously()));

        listener.failure = BOOM;
        other.failure = BOOM;
        assertThatExceptionOfType(CacheEntryListenerException.class)
                .isThrownBy(() -> write.accept(cache))
                .withCause(BOOM)
                .withMessageContainingAll("faulty", "listener", "boom");
        assertThat(cache.get(1)).isEqualTo("v");
        assertThat(statistics(cache).puts()).isEqualTo(1);
        assertThat(listener.heard).containsExactly("CREATED 1");
        assertThat(other.heard).containsExactly("CREATED 1");

        cache.clear();
        listener.failure = new CacheEntryListenerException("its own");
        other.failure = null;
        assertThat(catchThrowable(() -> write.accept(cache))).isSameAs(listener.failure);
        cache.clear();
        listener.failure = ERROR;
        assertThat(catchThrowable(() -> write.accept(cache))).isSameAs(ERROR);
        assertThat(cache.get(1)).isEqualTo("v");

        listener.failure = null;
        assertUsable(cache, 1);
    }

    @Test
    void putAllAndRemoveAllGoOnAfterAListenersFailure() {
        Cache<Object, Object> cache = faulty.create(new HiveConfiguration<>());
        listener.failure = BOOM;

        assertThatExceptionOfType(CacheEntryListenerException.class)
                .isThrownBy(() -> cache.putAll(Map.of(1, "a", 2, "b", 3, "c")));
        assertThat(Faulty.keys(cache)).containsExactlyInAnyOrder(1, 2, 3);
        assertThatExceptionOfType(CacheEntryListenerException.class).isThrownBy(() -> cache.removeAll(Set.of(1, 2)));
        assertThat(Faulty.keys(cache)).containsExactly(3);
        assertThatExceptionOfType(CacheEntryListenerException.class).isThrownBy(cache::removeAll);
        assertThat(cache).isEmpty();
        assertThat(listener.heard).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, AssertionError.class})
    @DisplayName("an asynchronous listener that fails on one event hears the next ones, and the caller nothing")
    void anAsynchronousListenerThatFails(Class<? extends Throwable> type) throws Exception {
        Throwable failure = type.getConstructor().newInstance();
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        CacheEntryCreatedListener<Object, Object> failing = events -> events.forEach(event -> {
            heard.add(event.getKey());
            Thread.currentThread().setUncaughtExceptionHandler((thread, uncaught) -> {});
            Faulty.<RuntimeException>fail(failure);
        });
        Cache<Object, Object> cache = faulty.manager().createCache("faulty", new HiveConfiguration<>());
        cache.registerCacheEntryListener(new MutableCacheEntryListenerConfiguration<>(
                new SingletonFactory<CacheEntryListener<Object, Object>>(failing), null, false, false));

        for (int key = 0; key < 3; key++) {
            cache.put(key, "v");
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(key);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, AssertionError.class})
    @DisplayName("a listener that fails on an expiry that nobody touched hears of the next ones")
    void aListenerThatFailsOnExpiryUntouched(Class<? extends Throwable> type) throws Exception {
        Throwable failure = type.getConstructor().newInstance();
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        CacheEntryExpiredListener<Object, Object> failing = events -> events.forEach(event -> {
            heard.add(event.getKey());
            Faulty.<RuntimeException>fail(failure);
        });
        HiveCachingProvider realTime = new HiveCachingProvider();
        try {
            Cache<Object, Object> cache = realTime.getCacheManager()
                    .createCache(
                            "faulty",
                            new HiveConfiguration<>()
                                    .setExpiryPolicyFactory(
                                            CreatedExpiryPolicy.factoryOf(new Duration(TimeUnit.MILLISECONDS, 50)))
                                    .addCacheEntryListenerConfiguration(new MutableCacheEntryListenerConfiguration<>(
                                            new SingletonFactory<CacheEntryListener<Object, Object>>(failing),
                                            null,
                                            false,
                                            true)));
            cache.putAll(Map.of(1, "v", 2, "v", 3, "v"));

            Set<Object> keys = new HashSet<>();
            for (int event = 0; event < 3; event++) {
                keys.add(heard.poll(5, TimeUnit.SECONDS));
            }
            assertThat(keys).isEqualTo(Set.of(1, 2, 3));
        } finally {
            realTime.close();
        }
    }

    @Test
    void aFilterThatFails() throws Exception {
        CacheEntryEventFilter<Object, Object> filter = event -> {
            throw BOOM;
        };
        Cache<Object, Object> cache = faulty.manager().createCache("faulty", new HiveConfiguration<>());
        MutableCacheEntryListenerConfiguration<Object, Object> filtered = listener.synchronously();
        filtered.setCacheEntryEventFilterFactory(new SingletonFactory<>(filter));
        cache.registerCacheEntryListener(filtered);

        assertThatExceptionOfType(CacheEntryListenerException.class)
                .isThrownBy(() -> cache.put(1, "v"))
                .withCause(BOOM);
        assertThat(cache.get(1)).isEqualTo("v");
        assertThat(listener.heard).isEmpty();

        cache.deregisterCacheEntryListener(filtered);
        assertUsable(cache, 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("a listener that fails on the expiry of the old entry does not keep the operation from being done")
    void aListenerThatFailsOnExpiry(boolean writeThrough) {
        Map<String, Consumer<Cache<Object, Object>>> writes = new LinkedHashMap<>();
        writes().forEach(write -> writes.put((String) write.get()[0], cast(write.get()[1])));
        writes.forEach((name, write) -> {
            Cache<Object, Object> cache = faulty.create(new HiveConfiguration<>()
                    .setWriteThrough(writeThrough)
                    .setCacheWriterFactory(new SingletonFactory<>(writer))
                    .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.ONE_MINUTE)));
            listener.failure = BOOM;
            listener.failsOn = EventType.EXPIRED;
            cache.put(1, "old");
            faulty.clock().advance(60_000);

            assertThat(catchThrowable(() -> write.accept(cache)))
                    .as(name)
                    .isInstanceOf(CacheException.class)
                    .hasRootCause(BOOM);
            assertThat(cache.get(1)).as(name).isEqualTo("v");
        });
    }

    @SuppressWarnings("unchecked")
    private static Consumer<Cache<Object, Object>> cast(Object write) {
        return (Consumer<Cache<Object, Object>>) write;
    }

    @Test
    @DisplayName("a policy that throws, or answers null, gives eternal life, and then leaves the deadline alone")
    void aPolicyThatFails() {
        for (Object answer : new Object[] {BOOM, null}) {
            FaultyPolicy policy = new FaultyPolicy();
            Cache<Object, Object> cache =
                    faulty.create(new HiveConfiguration<>().setExpiryPolicyFactory(new SingletonFactory<>(policy)));
            policy.answer = Duration.ONE_MINUTE;
            cache.put("mortal", "v");
            policy.answer = answer;
            cache.put("eternal", "v");
            cache.put("mortal", "w");
            assertThat(cache.get("mortal")).isEqualTo("w");

            faulty.clock().advance(59_999);
            assertThat(cache.get("mortal")).isEqualTo("w");
            faulty.clock().advance(1);
            assertThat(cache.get("mortal")).isNull();
            faulty.clock().advance(TimeUnit.DAYS.toMillis(365_000));
            assertThat(cache.get("eternal")).isEqualTo("v");
        }
    }

    @Test
    void aPolicyThatFailsBadly() throws Exception {
        FaultyPolicy policy = new FaultyPolicy();
        Cache<Object, Object> cache = faulty.create(new HiveConfiguration<>()
                .setExpiryPolicyFactory(new SingletonFactory<>(policy))
                .setWriteThrough(true)
                .setCacheWriterFactory(new SingletonFactory<>(writer)));
        cache.put(1, "old");

        policy.answer = ERROR;
        assertThat(catchThrowable(() -> cache.put(1, "new"))).isSameAs(ERROR);
        assertThat(catchThrowable(() -> cache.put(2, "new"))).isSameAs(ERROR);

        policy.answer = Duration.ETERNAL;
        assertThat(cache.get(1)).isEqualTo("old");
        assertUsable(cache, 1, 2);
    }

    @Test
    @DisplayName("a writer and a listener that would both fail: the writer's failure ends it")
    void writerAndListener() throws Exception {
        Cache<Object, Object> cache = faulty.create(faulty.writeThrough());
        listener.failure = BOOM;
        writer.failure = new UnsupportedOperationException();

        assertThatExceptionOfType(CacheWriterException.class)
                .isThrownBy(() -> cache.put(1, "v"))
                .withCause(writer.failure);
        assertThat(listener.heard).isEmpty();

        writer.failure = null;
        listener.failure = null;
        assertUsable(cache, 1);
    }

    @Test
    @DisplayName("user code that cannot be made is an error in the cache's configuration; what was made is closed")
    void factoriesThatFail() {
        Recorder closed = new Recorder();
        Factory<CacheEntryListener<Object, Object>> failing = () -> {
            throw BOOM;
        };
        HiveConfiguration<Object, Object> configuration = new HiveConfiguration<>()
                .setExpiryPolicyFactory(new SingletonFactory<>(closed))
                .addCacheEntryListenerConfiguration(
                        new MutableCacheEntryListenerConfiguration<>(failing, null, false, true));

        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> faulty.manager().createCache("faulty", configuration))
                .withRootCauseInstanceOf(IllegalStateException.class)
                .withMessageContaining("faulty");
        assertThat(closed.times).isEqualTo(1);
        assertThat(faulty.manager().getCacheNames()).isEmpty();
        assertThat(faulty.create(new HiveConfiguration<>())).isEmpty();
    }

    @Test
    @DisplayName("what fails on closing does not keep the rest from being closed")
    void closingThatFails() {
        Recorder policy = new Recorder();
        Recorder otherPolicy = new Recorder();
        List<Cache<Object, Object>> caches = List.of(
                faulty.create(new HiveConfiguration<>().setExpiryPolicyFactory(new SingletonFactory<>(policy))),
                faulty.manager()
                        .createCache(
                                "other",
                                new HiveConfiguration<>().setExpiryPolicyFactory(new SingletonFactory<>(otherPolicy))));

        faulty.manager().close();

        assertThat(caches).allMatch(Cache::isClosed);
        assertThat(policy.times + otherPolicy.times).isEqualTo(2);
    }

    /** Answers, or throws, what it is told to. */
    private static class FaultyPolicy implements ExpiryPolicy {
        Object answer = Duration.ETERNAL;

        @Override
        public Duration getExpiryForCreation() {
            Faulty.<RuntimeException>fail(answer instanceof Throwable failure ? failure : null);
            return (Duration) answer;
        }

        @Override
        public Duration getExpiryForAccess() {
            return getExpiryForCreation();
        }

        @Override
        public Duration getExpiryForUpdate() {
            return getExpiryForCreation();
        }
    }

    /** Counts how often it is closed, and fails. */
    private static final class Recorder extends FaultyPolicy implements Closeable {
        private int times;

        @Override
        public void close() {
            times++;
            throw BOOM;
        }
    }
}
