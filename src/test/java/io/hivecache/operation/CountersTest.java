package io.hivecache.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.operation.Counters.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What many threads count is exact, also where some share a stripe. */
class CountersTest {
    private static final int THREADS = 3 * 4 * Runtime.getRuntime().availableProcessors();
    private static final int ADDITIONS = 20_000;

    private final Counters counters = new Counters();

    @Test
    void noAdditionIsLostAmongThreads() throws Exception {
        CountDownLatch begun = new CountDownLatch(THREADS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(new Thread(() -> addWithAll(begun)));
        }
        threads.forEach(Thread::start);
        for (Thread each : threads) {
            each.join();
        }
        assertThat(counters.sum(Counter.HITS)).isEqualTo((long) THREADS * ADDITIONS);
        assertThat(counters.sum(Counter.GET_NANOS)).isEqualTo(3L * THREADS * ADDITIONS);
        assertThat(counters.sum(Counter.MISSES)).isZero();
    }

    private void addWithAll(CountDownLatch begun) {
        begun.countDown();
        while (begun.getCount() > 0) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < ADDITIONS; i++) {
            counters.add(Counter.HITS, 1);
            counters.add(Counter.GET_NANOS, 3);
        }
    }

    @Test
    void samplesBeginWithTheFirstOfEachKindAndAgainAfterAClear() {
        assertThat(counters.tick(Operation.GET)).isZero();
        assertThat(counters.tick(Operation.GET)).isEqualTo(1);
        assertThat(counters.tick(Operation.PUT)).isZero();
        counters.clear();
        assertThat(counters.tick(Operation.GET)).isZero();
    }
}
