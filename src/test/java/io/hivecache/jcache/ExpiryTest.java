package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries live as long as the policy says, to the millisecond, on a clock that the test moves. */
class ExpiryTest {
    private static final long LIFE = 1_000;
    private static final Duration DURATION = new Duration(TimeUnit.MILLISECONDS, LIFE);
    private static final Object VALUE = Values.of("OLD");

    /** JSR-107's policies and what moves their deadlines. */
    private enum Policy {
        CREATED(new CreatedExpiryPolicy(DURATION), false, false),
        MODIFIED(new ModifiedExpiryPolicy(DURATION), true, false),
        ACCESSED(new AccessedExpiryPolicy(DURATION), false, true),
        TOUCHED(new TouchedExpiryPolicy(DURATION), true, true);

        private final ExpiryPolicy policy;
        private final boolean movesOnUpdate;
        private final boolean movesOnAccess;

        Policy(ExpiryPolicy policy, boolean movesOnUpdate, boolean movesOnAccess) {
            this.policy = policy;
            this.movesOnUpdate = movesOnUpdate;
            this.movesOnAccess = movesOnAccess;
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEntryIsThereBeforeItsDeadlineAndNotFromThenOn(Policy policy) {
        try (TestCache test = TestCache.with().expiry(policy.policy).open()) {
            for (long late : new long[] {-1, 0, 1}) {
                for (String look : List.of("containsKey", "get", "getAll", "iterator.next", "invoke:exists")) {
                    test.cache.clear();
                    test.cache.put("key", VALUE);
                    test.clock.advance(LIFE + late);

                    assertThat(Calls.perform(look, test.cache, "key"))
                            .as("%s %d ms after the deadline", look, late)
                            .isIn(late < 0 ? List.of("true", "OLD") : List.of("false", "null"));
                }
            }
        }
    }

    static Stream<Arguments> movers() {
        return Stream.of(Policy.values())
                .flatMap(policy -> Stream.concat(
                        Stream.of("put", "putAll", "getAndPut", "replace", "replace:OLD", "getAndReplace", "invoke:set")
                                .map(update -> Arguments.of(policy, update, policy.movesOnUpdate)),
                        Stream.of("get", "getAll", "iterator.next", "replace:OTHER", "remove:OTHER", "invoke:get")
                                .map(access -> Arguments.of(policy, access, policy.movesOnAccess))));
    }

    @ParameterizedTest(name = "{0}: {1} moves the deadline: {2}")
    @MethodSource("movers")
    void updateAndAccessMoveTheDeadlineIfThePolicySaysSo(Policy policy, String operation, boolean moves) {
        try (TestCache test = TestCache.with().expiry(policy.policy).open()) {
            test.cache.put("key", VALUE);
            test.clock.advance(LIFE - 1);
            Calls.perform(operation, test.cache, "key");
            test.clock.advance(1);
            assertThat(test.cache.containsKey("key")).isEqualTo(moves);
            test.clock.advance(LIFE - 2);
            assertThat(test.cache.containsKey("key")).isEqualTo(moves);
            test.clock.advance(1);
            assertThat(test.cache.containsKey("key")).isFalse();
        }
    }

    @Test
    void anEntryThatIsUsedLivesOnAndOn() {
        try (TestCache test =
                TestCache.with().expiry(Policy.ACCESSED.policy).listener().open()) {
            test.cache.put("key", VALUE);
            for (int use = 0; use < 1_000; use++) {
                test.clock.advance(LIFE - 1);
                assertThat(test.cache.get("key")).isNotNull();
            }
            test.clock.advance(LIFE);

            assertThat(test.cache.get("key")).isNull();
            assertThat(test.events.of("key")).containsExactly("CREATED OLD", "EXPIRED OLD was OLD");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MILLISECONDS, 9223372036854775807",
        "MILLISECONDS, 9223372036854775806",
        "SECONDS, 9223372036854775807",
        "DAYS, 9223372036854775807",
        "DAYS, 3652500"
    })
    void veryLongLivesDoNotOverflow(TimeUnit unit, long amount) {
        Duration duration = new Duration(unit, amount);
        try (TestCache test =
                TestCache.with().expiry(new TouchedExpiryPolicy(duration)).open()) {
            test.cache.put("key", VALUE);
            test.clock.advance(TimeUnit.DAYS.toMillis(3_000_000));
            assertThat(test.cache.get("key")).isNotNull();
            test.cache.put("key", VALUE);
            test.clock.advance(TimeUnit.DAYS.toMillis(3_000_000));
            assertThat(test.cache.containsKey("key")).isTrue();
        }
    }

    @Test
    void eternalEntriesStay() {
        try (TestCache test = TestCache.with().expiry(new EternalExpiryPolicy()).open()) {
            test.cache.put("key", VALUE);
            test.clock.advance(Long.MAX_VALUE / 2);
            assertThat(test.cache.containsKey("key")).isTrue();
        }
    }

    @Test
    void aLifeOfOneMillisecondIsNotNone() {
        Duration millisecond = new Duration(TimeUnit.MILLISECONDS, 1);
        try (TestCache test =
                TestCache.with().expiry(new CreatedExpiryPolicy(millisecond)).open()) {
            test.cache.put("key", VALUE);
            assertThat(test.cache.containsKey("key")).isTrue();
            test.clock.advance(1);
            assertThat(test.cache.containsKey("key")).isFalse();
        }
    }

    /** Each way to meet an expired entry, and what is told in all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "containsKey     | EXPIRED OLD was OLD",
                "get             | EXPIRED OLD was OLD",
                "getAll          | EXPIRED OLD was OLD",
                "put             | EXPIRED OLD was OLD, CREATED NEW, UPDATED NEW was NEW",
                "putAll          | EXPIRED OLD was OLD, CREATED NEW, UPDATED NEW was NEW",
                "getAndPut       | EXPIRED OLD was OLD, CREATED NEW, UPDATED NEW was NEW",
                "putIfAbsent     | EXPIRED OLD was OLD, CREATED NEW",
                "replace         | EXPIRED OLD was OLD",
                "replace:OLD     | EXPIRED OLD was OLD",
                "getAndReplace   | EXPIRED OLD was OLD",
                "remove          | EXPIRED OLD was OLD",
                "remove:OLD      | EXPIRED OLD was OLD",
                "getAndRemove    | EXPIRED OLD was OLD",
                "removeAll       | EXPIRED OLD was OLD",
                "removeAll:keys  | EXPIRED OLD was OLD",
                "iterator.next   | EXPIRED OLD was OLD",
                "iterator.remove | EXPIRED OLD was OLD",
                "invoke:nothing  | EXPIRED OLD was OLD",
                "invoke:set      | EXPIRED OLD was OLD, CREATED NEW, UPDATED NEW was NEW",
                "invoke:remove   | EXPIRED OLD was OLD"
            })
    void expiredIsToldOnceByWhoeverMeetsTheEntryFirst(String operation, String told) {
        try (TestCache test =
                TestCache.with().expiry(Policy.CREATED.policy).listener().open()) {
            test.cache.put("key", VALUE);
            test.clock.advance(LIFE);
            Calls.perform(operation, test.cache, "key");
            Calls.perform(operation, test.cache, "key");

            assertThat(String.join(", ", test.events.of("key"))).isEqualTo("CREATED OLD, " + told);
        }
    }

    @Test
    void anEntryThatExpiresBetweenNextAndRemoveIsNotRemoved() {
        try (TestCache test = TestCache.with()
                .expiry(Policy.CREATED.policy)
                .listener()
                .writer()
                .open()) {
            test.cache.put("key", VALUE);
            var entries = test.cache.iterator();
            entries.next();
            test.clock.advance(LIFE);
            entries.remove();

            assertThat(test.events.of("key")).containsExactly("CREATED OLD", "EXPIRED OLD was OLD");
            assertThat(test.counts().removals()).isZero();
            assertThat(test.writer.calls()).containsExactly("write key=OLD", "delete key");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, LIFE})
    void clearTellsNobodyWhateverHasExpired(long elapsed) {
        try (TestCache test = TestCache.with()
                .expiry(Policy.CREATED.policy)
                .listener()
                .writer()
                .open()) {
            test.cache.putAll(Map.of("key", VALUE));
            test.clock.advance(elapsed);
            test.cache.clear();

            assertThat(test.cache.containsKey("key")).isFalse();
            assertThat(test.events.of("key")).containsExactly("CREATED OLD");
            assertThat(test.writer.calls()).containsExactly("writeAll key=OLD");
        }
    }

    @Test
    void policiesOfLifeZeroAllowNothingToStay() {
        try (TestCache test = TestCache.with()
                .expiry(new TouchedExpiryPolicy(Duration.ZERO))
                .listener()
                .writer()
                .open()) {
            Cache<String, Object> cache = test.cache;
            cache.put("key", VALUE);

            assertThat(cache.containsKey("key")).isFalse();
            assertThat(cache.putIfAbsent("key", VALUE)).isFalse();
            assertThat(cache.iterator().hasNext()).isFalse();
            assertThat(test.events.of("key")).isEmpty();
            assertThat(test.counts().puts()).isZero();
            assertThat(test.writer.calls()).containsExactly("write key=OLD", "write key=OLD");
        }
    }
}
