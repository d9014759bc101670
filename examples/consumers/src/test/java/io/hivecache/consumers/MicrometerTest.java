package io.hivecache.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.binder.cache.JCacheMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Micrometer makes the name of the MXBean itself, out of the manager's URI and the cache's name. */
class MicrometerTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @AfterEach
    void reset() {
        registry.close();
        Hives.reset();
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void readsTrueNumbers(String hive) {
        Hives.use(hive);
        assertNumbers(Hives.provider().getCacheManager());
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void readsThemWhereTheManagersUriIsAnAddress(String hive) {
        Hives.use(hive);
        assertNumbers(Hives.manager(hive));
    }

    private void assertNumbers(CacheManager manager) {
        Cache<String, String> cache =
                manager.createCache("metered", new MutableConfiguration<String, String>().setStatisticsEnabled(true));
        JCacheMetrics.monitor(registry, cache);
        cache.put("a", "1");
        cache.put("b", "2");
        cache.get("a");
        cache.get("b");
        cache.get("b");
        cache.get("c");
        cache.remove("a");

        assertThat(registry.get("cache.gets")
                        .tag("result", "hit")
                        .functionCounter()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get("cache.gets")
                        .tag("result", "miss")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("cache.puts").functionCounter().count()).isEqualTo(2);
        assertThat(registry.get("cache.removals").gauge().value()).isEqualTo(1);
        assertThat(registry.get("cache.evictions").functionCounter().count()).isZero();
    }
}
