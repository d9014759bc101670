package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.operation.Statistics;
import io.hivecache.testing.Call;
import io.hivecache.testing.Caller;
import io.hivecache.testing.EntryOperation;
import io.hivecache.testing.Linearization;
import io.hivecache.testing.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Several threads use more entries than the cache may hold. There is an order of their calls in which the answers are
 * right, but that entries are evicted now and then: no more often than the cache says.
 */
@Timeout(3 * Worker.PATIENCE_SECONDS)
class EvictionLinearizabilityTest {
    private static final int ROUNDS = 1_000;
    private static final int THREADS = 3;
    private static final int KEYS = 3;
    private static final int CALLS = 15;

    private final HiveCachingProvider provider = new HiveCachingProvider();

    @AfterEach
    void close() {
        provider.close();
    }

    /** What leads to other code. */
    private enum Kind {
        BY_VALUE,
        BY_REFERENCE,
        BY_WEIGHT,
        EXPIRING,
        HEARD;

        HiveConfiguration<Integer, Integer> configuration(int bound) {
            HiveConfiguration<Integer, Integer> plain = new HiveConfiguration<Integer, Integer>()
                    .setTypes(Integer.class, Integer.class)
                    .setStatisticsEnabled(true);
            return switch (this) {
                case BY_VALUE -> plain.setMaxEntries(bound);
                case BY_REFERENCE -> plain.setMaxEntries(bound).setStoreByValue(false);
                case BY_WEIGHT ->
                    plain.setMaxBytes(bound)
                            .setWeigherFactory(() -> (key, value) -> 1)
                            .setStoreByValue(false);
                case EXPIRING -> plain.setMaxEntries(bound).setExpiryPolicyFactory(Lifetimes.touched(3_600_000));
                case HEARD ->
                    plain.setMaxEntries(bound)
                            .addCacheEntryListenerConfiguration(new MutableCacheEntryListenerConfiguration<>(
                                    () -> (CacheEntryCreatedListener<Integer, Integer>) events -> {},
                                    null,
                                    true,
                                    true));
            };
        }
    }

    static Stream<Arguments> caches() {
        return Stream.of(1, 2).flatMap(bound -> Stream.of(Kind.values()).map(kind -> Arguments.of(bound, kind)));
    }

    @ParameterizedTest(name = "bound of {0}, {1}")
    @MethodSource("caches")
    void anEntryIsWhatItWasOrIsEvicted(int bound, Kind kind) throws Exception {
        Cache<Integer, Integer> cache = provider.getCacheManager().createCache("evicting", kind.configuration(bound));
        Statistics statistics = Faulty.statistics(cache);
        long shown = 0;
        for (int round = 0; round < ROUNDS; round++) {
            cache.clear();
            statistics.clear();

            List<Call> calls = calls(cache, round);

            int fewest = Linearization.fewestEvictions(calls);
            assertThat((long) fewest).as("evictions that the answers show").isLessThanOrEqualTo(statistics.evictions());
            assertThat(calls).allMatch(Call::isKnown);
            assertThat(cache).hasSizeLessThanOrEqualTo(bound);
            shown += fewest;
        }
        assertThat(shown).as("evictions that the answers show").isGreaterThan(ROUNDS / 2);
    }

    /** What the threads did at the same time, and what they left. */
    private static List<Call> calls(Cache<Integer, Integer> cache, int round) throws Exception {
        AtomicInteger ready = new AtomicInteger();
        List<Call> calls = new ArrayList<>();
        Worker.together(THREADS, number -> {
                    Caller caller = new Caller(cache, round, number);
                    ready.incrementAndGet();
                    while (ready.get() < THREADS) {
                        Thread.yield();
                    }
                    return caller.call(CALLS, KEYS).calls();
                })
                .forEach(calls::addAll);
        Caller last = new Caller(cache, round, THREADS);
        for (int key = 0; key < KEYS; key++) {
            last.call(EntryOperation.GET, key);
        }
        calls.addAll(last.calls());
        return calls;
    }
}
