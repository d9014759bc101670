package io.hivecache.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.cache.Cache;
import io.hivecache.testing.Worker;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Resilience4j loads within a processor that cannot be serialized, and hides errors: they show as second loads. */
class Resilience4jTest {
    private static final int THREADS = 16;

    @AfterEach
    void reset() {
        Hives.reset();
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void loadsOnceForAllThreads(String hive) throws Exception {
        Hives.use(hive);
        Cache<String, String> cache = Cache.of(Hives.cache("answers", String.class, String.class));
        AtomicInteger loads = new AtomicInteger();
        AtomicInteger errors = new AtomicInteger();
        cache.getEventPublisher().onError(event -> errors.incrementAndGet());
        Function<String, String> ask = Cache.decorateSupplier(cache, () -> "answer " + loads.incrementAndGet());

        List<String> answers = Worker.together(THREADS, thread -> ask.apply("question"));

        assertThat(answers).containsOnly("answer 1");
        assertThat(ask.apply("question")).isEqualTo("answer 1");
        assertThat(errors).hasValue(0);
        assertThat(cache.getMetrics().getNumberOfCacheHits()).isPositive();
    }
}
