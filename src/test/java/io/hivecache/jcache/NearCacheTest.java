package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.OnFailure;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.cache.Cache;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cache on a server that keeps copies in this JVM is a cache like any other, only faster. */
class NearCacheTest {
    private static final Pattern GETS = Pattern.compile("cmdstat_(?:get|getex|evalsha):calls=(\\d+)");
    private static final int ROUNDS = 500;

    private final RedisServer server = RedisServers.single();
    private final HiveCachingProvider provider = new HiveCachingProvider();
    private final HiveCachingProvider other = new HiveCachingProvider();

    @BeforeEach
    void empty() {
        call("FLUSHALL");
    }

    @AfterEach
    void close() {
        provider.close();
        other.close();
    }

    private Object call(Object... words) {
        try (RespClient client = server.connect()) {
            return client.call(words);
        }
    }

    private <V> Cache<String, V> cache(HiveCachingProvider of, HiveConfiguration<String, V> configuration) {
        return of.getCacheManager(URI.create(server.address()), null).createCache("near", configuration);
    }

    private static <V> HiveConfiguration<String, V> near() {
        return new HiveConfiguration<String, V>().setNearMaxEntries(100);
    }

    private int gets() {
        int sum = 0;
        Matcher matcher = GETS.matcher(call("INFO", "commandstats").toString());
        while (matcher.find()) {
            sum += Integer.parseInt(matcher.group(1));
        }
        return sum;
    }

    @Test
    void hitsAskNobodyAndAreCounted() {
        HiveConfiguration<String, Integer> counted = near();
        counted.setStatisticsEnabled(true);
        Cache<String, Integer> cache = cache(provider, counted);
        cache.put("one", 1);
        assertThat(cache.get("one")).isEqualTo(1);
        int before = gets();
        for (int i = 0; i < 10; i++) {
            assertThat(cache.get("one")).isEqualTo(1);
        }
        assertThat(gets()).isEqualTo(before);
        assertThat(Faulty.statistics(cache).hits()).isEqualTo(11);
    }

    @Test
    void theFileOfSettingsSaysSo() {
        Properties settings = new Properties();
        settings.setProperty("cache.near.near-max-entries", "10");
        Cache<Object, Object> cache = provider.getCacheManager(URI.create(server.address()), null, settings)
                .getCache("near");
        cache.put("one", 1);
        assertThat(cache.get("one")).isEqualTo(1);
        int before = gets();
        assertThat(cache.get("one")).isEqualTo(1);
        assertThat(gets()).isEqualTo(before);
    }

    @Test
    void anExpiryThatReactsToAccessHearsOfEachRead() {
        HiveConfiguration<String, Integer> accessed = near();
        accessed.setExpiryPolicyFactory(AccessedExpiryPolicy.factoryOf(new Duration(TimeUnit.MINUTES, 10)));
        Cache<String, Integer> cache = cache(provider, accessed);
        cache.put("one", 1);
        cache.get("one");
        int before = gets();
        cache.get("one");
        assertThat(gets()).isEqualTo(before + 1);
    }

    /** What was dropped while the server did not answer would make the copy a stale one. */
    @Test
    void aCacheThatGoesOnWithoutItsServerReadsNoCopies() {
        try (RedisServer silent = RedisServer.launch()) {
            HiveConfiguration<String, Integer> missing = near();
            missing.setOnFailure(OnFailure.MISS);
            Cache<String, Integer> cache = provider.getCacheManager(
                            URI.create(silent.address("redis") + "?command-timeout=300ms"), null)
                    .createCache("near", missing);
            cache.put("one", 1);
            cache.put("other", 1);
            assertThat(cache.get("one")).isEqualTo(1);
            assertThat(cache.get("other")).isEqualTo(1);
            silent.pause();
            cache.put("one", 2);
            assertThat(cache.get("one")).isNull();
            assertThat(cache.get("other")).isNull();
            cache.put("other", 2);
            silent.proceed();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
            do {
                assertThat(cache.get("one")).isNotEqualTo(Integer.valueOf(1));
                assertThat(cache.get("other")).isNotEqualTo(Integer.valueOf(1));
                cache.put("new", 1);
                assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            } while (cache.get("new") == null);
        }
    }

    @Test
    void valuesAreTheCallersOwn() {
        Cache<String, List<String>> cache = cache(provider, near());
        cache.put("one", new ArrayList<>(List.of("a")));
        for (int i = 0; i < 3; i++) {
            List<String> mine = cache.get("one");
            assertThat(mine).containsExactly("a");
            mine.add("b");
        }
    }

    /** Two JVMs with copies, here two providers. */
    @Test
    void processorsLoseNoUpdateAndEachSeesItsOwn() throws Exception {
        List<Cache<String, Integer>> caches = List.of(cache(provider, near()), cache(other, near()));
        Worker.together(4, 60, thread -> {
            Cache<String, Integer> cache = caches.get(thread % 2);
            for (int i = 0; i < ROUNDS; i++) {
                int mine = cache.invoke("one", (entry, arguments) -> {
                    int next = entry.exists() ? entry.getValue() + 1 : 1;
                    entry.setValue(next);
                    return next;
                });
                assertThat(cache.get("one")).isGreaterThanOrEqualTo(mine);
            }
            return null;
        });
        int all = caches.get(0).invoke("one", (entry, arguments) -> entry.getValue());
        assertThat(all).isEqualTo(4 * ROUNDS);
    }
}
