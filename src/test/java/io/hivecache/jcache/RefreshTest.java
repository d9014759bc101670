package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.testing.CapturedLog;
import io.hivecache.testing.Worker;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.Factory;
import javax.cache.event.EventType;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Entries that have become old are loaded anew in the background. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RefreshTest {
    private static final long LIFE = TimeUnit.MINUTES.toMillis(10);
    private static final long AGE = TimeUnit.MINUTES.toMillis(8);
    private static final javax.cache.expiry.Duration TEN_MINUTES =
            new javax.cache.expiry.Duration(TimeUnit.MINUTES, 10);

    @RegisterExtension
    private final FreshProvider fresh = new FreshProvider();

    private final AtomicInteger loads = new AtomicInteger();
    private volatile OneByOneLoader<String, String> answer = key -> key + loads.incrementAndGet();
    private final RecordingListener<String, String> listener = new RecordingListener<>();

    static Stream<Factory<ExpiryPolicy>> policies() {
        return Stream.of(CreatedExpiryPolicy.factoryOf(TEN_MINUTES), ModifiedExpiryPolicy.factoryOf(TEN_MINUTES));
    }

    private HiveConfiguration<String, String> configuration() {
        return new HiveConfiguration<String, String>()
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(TEN_MINUTES))
                .setReadThrough(true)
                .setCacheLoaderFactory(() -> (OneByOneLoader<String, String>) key -> answer.load(key))
                .setRefreshAfter(Duration.ofMillis(AGE));
    }

    private Cache<String, String> cacheWithOldEntry() {
        Cache<String, String> cache =
                fresh.cache(configuration().addCacheEntryListenerConfiguration(listener.synchronous()));
        cache.put("key", "old");
        fresh.clock().advance(AGE);
        return cache;
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it never happens").isLessThan(end);
            LockSupport.parkNanos(100_000);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void whatIsOldIsServedWhileItIsLoadedOnceAndThenLivesAnew(Factory<ExpiryPolicy> policy) throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Cache<String, String> cache = fresh.cache(configuration().setExpiryPolicyFactory(policy));
        cache.put("key", "old");
        fresh.clock().advance(AGE - 1);
        assertThat(cache.get("key")).isEqualTo("old");
        answer = key -> {
            entered.countDown();
            Worker.await(goOn);
            return "new" + loads.incrementAndGet();
        };
        fresh.clock().advance(1);

        assertThat(Worker.together(8, thread -> cache.get("key"))).containsOnly("old");
        Worker.await(entered);
        assertThat(cache.get("key")).isEqualTo("old");
        goOn.countDown();
        await(() -> cache.get("key").equals("new1"));
        fresh.clock().advance(LIFE - 1);
        assertThat(cache.containsKey("key")).as("the life began anew").isTrue();
        fresh.clock().advance(1);
        assertThat(cache.containsKey("key")).isFalse();
        assertThat(loads).hasValue(1);
    }

    @Test
    void onlyGetRefreshesAndOnlyWhatIsOld() {
        Cache<String, String> cache = cacheWithOldEntry();
        cache.put("young", "young");
        assertThat(cache.get("young")).isEqualTo("young");
        assertThat(cache.containsKey("key")).isTrue();
        assertThat(cache.getAndPut("key", "put")).isEqualTo("old");
        assertThat(cache.get("absent")).isEqualTo("absent1");
        assertThat(cache.get("key"))
                .as("its life does not begin with an update")
                .isEqualTo("put");
        await(() -> cache.get("key").equals("key2"));
    }

    @Test
    void listenersHearOfAnUpdate() {
        Cache<String, String> cache = cacheWithOldEntry();
        cache.get("key");
        await(() -> listener.heard().size() == 2);

        assertThat(listener.heard().get(1))
                .isEqualTo(new RecordingListener.Heard<>(EventType.UPDATED, "key", "key1", "old"));
    }

    @Test
    void whatIsStoredMeanwhileComesAfterIt() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        answer = key -> {
            entered.countDown();
            Worker.await(goOn);
            return "loaded";
        };
        Cache<String, String> cache = cacheWithOldEntry();
        cache.get("key");
        Worker.await(entered);
        Worker<Void> writer = Worker.run(() -> cache.put("key", "put")).awaitRest();
        goOn.countDown();
        writer.result();

        assertThat(cache.get("key")).isEqualTo("put");
    }

    @Test
    void whatTheLoaderKnowsNoLongerIsRemoved() {
        answer = key -> null;
        Cache<String, String> cache = cacheWithOldEntry();
        assertThat(cache.get("key")).isEqualTo("old");
        await(() -> listener.heard().size() == 2);

        assertThat(cache.containsKey("key")).isFalse();
        assertThat(listener.heard().get(1).type()).isEqualTo(EventType.REMOVED);
    }

    @Test
    void aFailureIsLoggedOnceAndTheOldValueServedUntilALaterAttemptSucceeds() {
        answer = key -> {
            if (loads.incrementAndGet() < 3) {
                throw new CacheLoaderException("not now");
            }
            return "new";
        };
        try (CapturedLog log = new CapturedLog()) {
            Cache<String, String> cache = cacheWithOldEntry();
            assertThat(cache.get("key")).isEqualTo("old");
            await(() -> {
                String value = cache.get("key");
                assertThat(value).isIn("old", "new");
                return value.equals("new");
            });

            assertThat(loads).hasValue(3);
            assertThat(log.records()).hasSize(1);
            assertThat(log.records().get(0).getMessage()).contains(cache.getName(), "not refreshed");
        }
    }

    @Test
    void withoutReadThroughNothingIsRefreshed() {
        Cache<String, String> cache = fresh.cache(
                configuration().setReadThrough(false).setExpiryPolicyFactory(EternalExpiryPolicy.factoryOf()));
        cache.put("key", "value");
        fresh.clock().advance(2 * LIFE);

        assertThat(cache.get("key")).isEqualTo("value");
        assertThat(loads).hasValue(0);
    }

    static Stream<Factory<ExpiryPolicy>> unsuited() {
        return Stream.of(
                EternalExpiryPolicy.factoryOf(),
                AccessedExpiryPolicy.factoryOf(TEN_MINUTES),
                TouchedExpiryPolicy.factoryOf(TEN_MINUTES),
                () -> new RecordingPolicy(Expiry.CREATED));
    }

    @ParameterizedTest
    @MethodSource("unsuited")
    void policiesThatDoNotShowAnEntrysAgeAreRefused(Factory<ExpiryPolicy> policy) {
        assertThatThrownBy(() -> fresh.cache(configuration().setExpiryPolicyFactory(policy)))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("cache 'cache-0'", "refresh-after", "created or modified");
    }

    @Test
    void anAgeThatNoEntryReachesIsRefused() {
        assertThatThrownBy(() -> fresh.cache(configuration().setRefreshAfter(Duration.ofMillis(LIFE))))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("refresh-after is 600000 ms", "expire after 600000 ms");
    }
}
