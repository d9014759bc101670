package io.hivecache.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.operation.Counters.Counter;
import io.hivecache.testing.Worker;
import org.junit.jupiter.api.Test;

/** What many threads count is exact, also where some share a stripe. */
class CountersTest {
    private static final int THREADS = 3 * 4 * Runtime.getRuntime().availableProcessors();
    private static final int ADDITIONS = 20_000;

    private final Counters counters = new Counters();

    @Test
    void noAdditionIsLostAmongThreads() throws Exception {
        Worker.together(THREADS, thread -> {
            for (int i = 0; i < ADDITIONS; i++) {
                counters.add(Counter.HITS, 1);
                counters.add(Counter.GET_NANOS, 3);
            }
            return null;
        });

        assertThat(counters.sum(Counter.HITS)).isEqualTo((long) THREADS * ADDITIONS);
        assertThat(counters.sum(Counter.GET_NANOS)).isEqualTo(3L * THREADS * ADDITIONS);
        assertThat(counters.sum(Counter.MISSES)).isZero();
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
