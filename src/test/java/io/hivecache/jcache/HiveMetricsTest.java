package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.client.RawClient;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.OnFailure;
import io.hivecache.operation.Figures;
import io.hivecache.operation.Statistics;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.cache.JCacheMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HiveMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final HiveCachingProvider provider = new HiveCachingProvider();

    @AfterEach
    void close() {
        provider.close();
        registry.close();
    }

    private static HiveConfiguration<String, Integer> counting() {
        return new HiveConfiguration<String, Integer>()
                .setTypes(String.class, Integer.class)
                .setStatisticsEnabled(true);
    }

    private double hits(String cache) {
        return hits(cache, "hive");
    }

    private double hits(String cache, String source) {
        return registry.get("hivecache.hits")
                .tag("cache", cache)
                .tag("source", source)
                .functionCounter()
                .count();
    }

    private double misses(String cache, String cause) {
        return registry.get("hivecache.misses")
                .tag("cache", cache)
                .tag("cause", cause)
                .functionCounter()
                .count();
    }

    private FunctionTimer commands() {
        return registry.get("hivecache.commands").functionTimer();
    }

    @Test
    void countsHitsAndMisses() {
        Cache<String, Integer> cache = provider.getCacheManager().createCache("counted", counting());
        new HiveMetrics(cache, Tag.of("team", "blue")).bindTo(registry);
        cache.put("a", 1);
        cache.get("a");
        cache.get("a");
        cache.get("b");

        assertThat(hits("counted")).isEqualTo(2);
        assertThat(misses("counted", "absent")).isEqualTo(1);
        assertThat(misses("counted", "expired") + misses("counted", "undecodable"))
                .isZero();
        assertThat(commands().count()).as("there are no servers").isZero();
        assertThat(registry.get("hivecache.hits").tag("team", "blue").functionCounter())
                .isNotNull();
    }

    @Test
    void tellsTheCachesOfAManagerApart() {
        CacheManager manager = provider.getCacheManager();
        manager.createCache("one", counting()).get("a");
        manager.createCache("two", counting());
        new HiveMetrics(manager).bindTo(registry);

        assertThat(misses("one", "absent")).isEqualTo(1);
        assertThat(misses("two", "absent")).isZero();
        assertThat(registry.get("hivecache.hits")
                        .tag("manager", "hive:embedded")
                        .tag("source", "hive")
                        .functionCounters())
                .hasSize(2);
    }

    @Test
    void standsBesideTheMetersOfJCache() {
        Cache<String, Integer> cache = provider.getCacheManager().createCache("both", counting());
        JCacheMetrics.monitor(registry, cache);
        new HiveMetrics(cache).bindTo(registry);
        cache.put("a", 1);
        cache.get("a");

        assertThat(registry.get("cache.gets")
                        .tag("result", "hit")
                        .functionCounter()
                        .count())
                .isEqualTo(hits("both"))
                .isEqualTo(1);
    }

    @Test
    void takesTheTimeOfLoads() {
        Cache<String, Integer> cache = provider.getCacheManager()
                .createCache(
                        "loaded",
                        counting()
                                .setReadThrough(true)
                                .setCacheLoaderFactory(() -> (OneByOneLoader<String, Integer>) key -> {
                                    if (key.equals("failing")) {
                                        throw new IllegalStateException("no such number");
                                    }
                                    return 1;
                                }));
        new HiveMetrics(cache).bindTo(registry);
        cache.get("a");
        cache.get("a");
        assertThatThrownBy(() -> cache.get("failing")).isInstanceOf(CacheException.class);

        FunctionTimer loads = registry.get("hivecache.loads").functionTimer();
        assertThat(loads.count()).isEqualTo(2);
        assertThat(loads.totalTime(TimeUnit.NANOSECONDS)).isPositive();
    }

    /** The engine's own thread has no context class loader. */
    @Test
    void anExpiredEntryIsCountedIfAnOperationMeetsIt() throws InterruptedException {
        Figures figures = new Figures();
        LateObserver<String> observer = new LateObserver<>(new Statistics(), figures);
        observer.lapsed("met");
        Thread sweep = new Thread(() -> observer.lapsed("swept"));
        sweep.setContextClassLoader(null);
        sweep.start();
        sweep.join();

        assertThat(figures.expired()).isEqualTo(1);
    }

    @Test
    void countsWhatCannotBeDecodedAndTheCommandsOfServers() {
        RedisServer server = RedisServers.single();
        try (RespClient client = server.connect()) {
            client.call("FLUSHALL");
        }
        URI address = URI.create(server.address("redis"));
        Cache<String, Integer> cache = provider.getCacheManager(address, null).createCache("shared", counting());
        new HiveMetrics(cache).bindTo(registry);
        cache.put("a", 1);
        try (RawClient client = RawClient.open(address, "shared")) {
            client.update("a", new byte[] {1, 2, 3});
        }
        double before = commands().count();
        assertThatThrownBy(() -> cache.get("a")).isInstanceOf(CacheException.class);

        assertThat(misses("shared", "undecodable")).isEqualTo(1);
        assertThat(commands().count()).isEqualTo(before + 1);
        assertThat(commands().totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertThat(registry.get("hivecache.command.failures").functionCounter().count())
                .isZero();
    }

    @Test
    void tellsHitsOfCopiesFromThoseOfTheHive() {
        RedisServer server = RedisServers.single();
        try (RespClient client = server.connect()) {
            client.call("FLUSHALL");
        }
        Cache<String, Integer> cache = provider.getCacheManager(URI.create(server.address("redis")), null)
                .createCache("copied", counting().setNearMaxEntries(10));
        new HiveMetrics(cache).bindTo(registry);
        cache.put("a", 1);
        for (int i = 0; i < 4; i++) {
            cache.get("a");
        }

        assertThat(hits("copied", "hive")).isEqualTo(1);
        assertThat(hits("copied", "near")).isEqualTo(3);
        assertThat(new StatisticsBean(cache.unwrap(HiveCache.class).statistics()).getNearHits())
                .isEqualTo(3);
    }

    @Test
    void countsCommandsThatFail() {
        try (RedisServer server = RedisServer.launch()) {
            Cache<String, Integer> cache = provider.getCacheManager(
                            URI.create(server.address("redis") + "?command-timeout=200ms"), null)
                    .createCache("failing", counting());
            new HiveMetrics(cache).bindTo(registry);
            cache.put("a", 1);
            server.kill();
            assertThatThrownBy(() -> cache.get("a")).isInstanceOf(HiveException.class);
        }

        assertThat(registry.get("hivecache.command.failures").functionCounter().count())
                .isEqualTo(1);
    }

    @Test
    void tellsThatTheBreakerIsOpen() {
        try (RedisServer server = RedisServer.launch()) {
            Cache<String, Integer> cache = provider.getCacheManager(
                            URI.create(server.address("redis") + "?command-timeout=200ms"), null)
                    .createCache("broken", counting().setOnFailure(OnFailure.MISS));
            new HiveMetrics(cache).bindTo(registry);
            cache.put("a", 1);
            cache.get("b");
            assertThat(registry.get("hivecache.breaker").gauge().value()).isZero();

            server.kill();
            assertThat(cache.get("a")).isNull();
            assertThat(cache.getAll(Set.of("a", "b"))).isEmpty();
            assertThat(registry.get("hivecache.breaker").gauge().value()).isEqualTo(1);
            assertThat(misses("broken", "failed")).isEqualTo(3);
            assertThat(misses("broken", "absent")).isEqualTo(1);
        }
    }
}
