package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.management.CacheStatisticsMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the statistics MXBean shows. What each operation on one entry counts is in the {@link OperationTable}. */
class StatisticsTest {
    private static final Object VALUE = Values.of("OLD");

    /** On a cache that has the keys a and b. */
    @ParameterizedTest
    @CsvSource({
        "getAll abc, 2, 1, 0, 0",
        "putAll abc, 0, 0, 3, 0",
        "removeAll abc, 0, 0, 0, 2",
        "removeAll, 0, 0, 0, 2",
        "clear, 0, 0, 0, 0",
        "iterate, 2, 0, 0, 0",
        "iterate and remove, 2, 0, 0, 2",
        "invokeAll abc to get, 2, 1, 0, 0",
        "invokeAll abc to set, 2, 1, 3, 0",
        "invokeAll abc to remove, 2, 1, 0, 2"
    })
    void operationsOnManyCountEach(String operation, long hits, long misses, long puts, long removals) {
        try (TestCache test = TestCache.with().open()) {
            test.cache.putAll(Map.of("a", VALUE, "b", VALUE));
            test.statistics().clear();
            perform(operation, test.cache);

            assertThat(test.counts()).isEqualTo(new Counts(hits, misses, puts, removals));
            assertThat(test.statistics().getCacheGets()).isEqualTo(hits + misses);
        }
    }

    private static void perform(String operation, Cache<String, Object> cache) {
        Set<String> abc = Set.of("a", "b", "c");
        switch (operation) {
            case "getAll abc" -> cache.getAll(abc);
            case "putAll abc" -> cache.putAll(Map.of("a", VALUE, "b", VALUE, "c", VALUE));
            case "removeAll abc" -> cache.removeAll(abc);
            case "removeAll" -> cache.removeAll();
            case "clear" -> cache.clear();
            case "iterate" -> cache.forEach(entry -> {});
            case "iterate and remove" -> removeEach(cache.iterator());
            case "invokeAll abc to get" -> cache.invokeAll(abc, (entry, arguments) -> entry.getValue());
            case "invokeAll abc to set" ->
                cache.invokeAll(abc, (entry, arguments) -> {
                    entry.setValue(VALUE);
                    return null;
                });
            case "invokeAll abc to remove" ->
                cache.invokeAll(abc, (entry, arguments) -> {
                    entry.remove();
                    return null;
                });
            default -> throw new IllegalArgumentException(operation);
        }
    }

    private static void removeEach(Iterator<Cache.Entry<String, Object>> entries) {
        while (entries.hasNext()) {
            entries.next();
            entries.remove();
        }
    }

    @Test
    void percentagesAreOfAllGets() {
        try (TestCache test = TestCache.with().open()) {
            CacheStatisticsMXBean statistics = test.statistics();
            assertThat(statistics.getCacheHitPercentage()).isZero();
            assertThat(statistics.getCacheMissPercentage()).isZero();

            test.cache.put("key", VALUE);
            for (int i = 0; i < 3; i++) {
                test.cache.get("key");
            }
            test.cache.get("none");

            assertThat(statistics.getCacheGets()).isEqualTo(4);
            assertThat(statistics.getCacheHitPercentage()).isEqualTo(75);
            assertThat(statistics.getCacheMissPercentage()).isEqualTo(25);
        }
    }

    @Test
    void anExpiredEntryIsAMissAndNeitherARemovalNorAnEviction() {
        Duration second = new Duration(TimeUnit.SECONDS, 1);
        try (TestCache test =
                TestCache.with().expiry(new CreatedExpiryPolicy(second)).open()) {
            test.cache.put("key", VALUE);
            test.cache.get("key");
            test.clock.advance(1_000);
            test.cache.get("key");
            test.cache.getAll(Set.of("key"));
            test.cache.remove("key");

            assertThat(test.counts()).isEqualTo(new Counts(1, 2, 1, 0));
            assertThat(test.statistics().getCacheEvictions()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void whatABoundedCacheGivesUpIsAnEviction(boolean byValue) {
        TestCache.Builder bounded = TestCache.with().maxEntries(100).listener();
        try (TestCache test = (byValue ? bounded : bounded.byReference()).open()) {
            for (int i = 0; i < 1_000; i++) {
                test.cache.put("key" + i, VALUE);
            }
            long left = 0;
            for (Cache.Entry<String, Object> entry : test.cache) {
                left += entry.getValue() == null ? 0 : 1;
            }

            assertThat(left).isBetween(1L, 100L);
            assertThat(test.statistics().getCacheEvictions()).isEqualTo(1_000 - left);
            assertThat(test.counts().puts()).isEqualTo(1_000);
            assertThat(test.counts().removals()).isZero();
            assertThat(test.events.size()).as("an eviction is told to nobody").isEqualTo(1_000);
        }
    }

    @Test
    void countsOnlyWhileEnabled() {
        try (TestCache test = TestCache.with().statistics(false).open()) {
            test.cache.put("key", VALUE);
            test.cache.get("key");
            assertThat(test.hasStatistics()).isFalse();

            test.enableStatistics(true);
            assertThat(test.counts()).isEqualTo(Counts.NONE);
            test.cache.get("key");
            assertThat(test.counts()).isEqualTo(new Counts(1, 0, 0, 0));

            test.enableStatistics(false);
            assertThat(test.hasStatistics()).isFalse();
            test.cache.get("key");
            test.cache.remove("key");

            test.enableStatistics(true);
            assertThat(test.counts()).isEqualTo(new Counts(1, 0, 0, 0));
        }
    }

    @Test
    void clearSetsEverythingToZero() {
        try (TestCache test = TestCache.with().maxEntries(1).open()) {
            CacheStatisticsMXBean statistics = test.statistics();
            for (int i = 0; i < 100; i++) {
                test.cache.put("key" + i, VALUE);
                test.cache.get("key" + i);
                test.cache.get("none");
                test.cache.remove("key" + i);
            }
            test.cache.putAll(Map.of("a", VALUE, "b", VALUE));
            assertThat(statistics.getCacheEvictions()).isPositive();
            statistics.clear();

            assertThat(test.counts()).isEqualTo(Counts.NONE);
            assertThat(statistics.getCacheEvictions()).isZero();
            assertThat(statistics.getCacheGets()).isZero();
            assertThat(statistics.getAverageGetTime()).isZero();
            assertThat(statistics.getAveragePutTime()).isZero();
            assertThat(statistics.getAverageRemoveTime()).isZero();
            assertThat(statistics.getCacheHitPercentage()).isZero();
        }
    }

    @Test
    void averagesArePositive() {
        try (TestCache test = TestCache.with().open()) {
            for (int i = 0; i < 1_000; i++) {
                test.cache.put("key", VALUE);
                test.cache.get("key");
                test.cache.remove("key");
            }
            assertThat(test.statistics().getAverageGetTime()).isPositive();
            assertThat(test.statistics().getAveragePutTime()).isPositive();
            assertThat(test.statistics().getAverageRemoveTime()).isPositive();
        }
    }

    /** Put and removal take 30 ms, which the writer needs; the upper bounds allow for any pause. */
    @Test
    void averagesAreInMicroseconds() {
        try (TestCache test = TestCache.with().writer().open()) {
            test.writer.takeMillis(30);
            test.cache.put("key", VALUE);
            test.cache.remove("key");

            assertThat(test.statistics().getAveragePutTime()).isBetween(30_000f, 20_000_000f);
            assertThat(test.statistics().getAverageRemoveTime()).isBetween(30_000f, 20_000_000f);
            assertThat(test.statistics().getAverageGetTime()).isZero();
        }
    }

    @Test
    void averageGetTimeIsWithoutLoading() {
        try (TestCache test = TestCache.with().loader().open()) {
            test.loader.takeMillis(300);
            test.cache.get("key");

            assertThat(test.statistics().getAverageGetTime()).isBetween(0f, 300_000f);
            assertThat(test.counts()).isEqualTo(new Counts(0, 1, 0, 0));
        }
    }
}
