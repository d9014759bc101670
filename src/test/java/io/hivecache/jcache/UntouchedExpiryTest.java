package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expired entries leave without anybody touching them, on the JVM's own clock. */
class UntouchedExpiryTest {
    private static final int ENTRIES = 100;
    private static final Duration SHORT = new Duration(TimeUnit.MILLISECONDS, 50);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void listenersHearOfEntriesThatNobodyTouches(boolean synchronous) {
        try (TestCache test = TestCache.with()
                .realTime()
                .expiry(new CreatedExpiryPolicy(SHORT))
                .listener(synchronous, true, null)
                .open()) {
            for (int i = 0; i < ENTRIES; i++) {
                test.cache.put("key" + i, Values.of("OLD"));
            }
            for (int i = 0; i < ENTRIES; i++) {
                assertThat(test.events.await("key" + i, 2)).containsExactly("CREATED OLD", "EXPIRED OLD was OLD");
            }
            assertThat(test.cache.iterator().hasNext()).isFalse();
            assertThat(test.counts().removals()).isZero();
            assertThat(test.statistics().getCacheEvictions()).isZero();
        }
    }

    @Test
    void aShortLifeDoesNotWaitForALongerOne() {
        try (TestCache test = TestCache.with()
                .realTime()
                .expiry(new Alternating(Duration.ONE_DAY, SHORT))
                .listener()
                .open()) {
            test.cache.put("long", Values.of("OLD"));
            test.cache.put("short", Values.of("OLD"));

            assertThat(test.events.await("short", 2)).containsExactly("CREATED OLD", "EXPIRED OLD was OLD");
            assertThat(test.cache.containsKey("long")).isTrue();
        }
    }

    @Test
    void whatExpiredIsLetGo() throws InterruptedException {
        try (TestCache test = TestCache.with()
                .realTime()
                .byReference()
                .expiry(new CreatedExpiryPolicy(SHORT))
                .open()) {
            ReferenceQueue<Object> collected = new ReferenceQueue<>();
            Reference<Object> value = putAndForget(test, collected);
            Reference<?> found = null;
            for (int round = 0; found == null && round < 200; round++) {
                System.gc();
                found = collected.remove(100);
            }
            assertThat(found).isSameAs(value);
        }
    }

    private static Reference<Object> putAndForget(TestCache test, ReferenceQueue<Object> collected) {
        Object value = Values.of("OLD");
        test.cache.put("key", value);
        return new PhantomReference<>(value, collected);
    }

    /** Gives the entries that are created one life after the other. */
    private static final class Alternating implements ExpiryPolicy {
        private final List<Duration> lives;
        private int created;

        Alternating(Duration... lives) {
            this.lives = List.of(lives);
        }

        @Override
        public synchronized Duration getExpiryForCreation() {
            return lives.get(created++ % lives.size());
        }

        @Override
        public Duration getExpiryForAccess() {
            return null;
        }

        @Override
        public Duration getExpiryForUpdate() {
            return null;
        }
    }
}
