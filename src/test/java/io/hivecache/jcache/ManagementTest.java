package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.FactoryBuilder.SingletonFactory;
import javax.cache.management.CacheMXBean;
import javax.cache.management.CacheStatisticsMXBean;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The MXBeans of caches: their names, when they are there, and what they tell. */
class ManagementTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private final HiveCachingProvider provider = new HiveCachingProvider();
    private final CacheManager manager = provider.getCacheManager();
    private Set<ObjectName> before = Set.of();

    @BeforeEach
    void look() throws Exception {
        before = beans("*");
    }

    @AfterEach
    void close() throws Exception {
        provider.close();
        assertThat(beans("*")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users",
                "com.acme.User",
                "a/b",
                "spaced out",
                "grün-日本",
                "f(x)",
                "a$b",
                "[b",
                "back\\slash",
                "é'"
            })
    @DisplayName("the names are those that metrics libraries build, and both beans are there from the start")
    void namesAsMicrometerBuildsThem(String name) throws Exception {
        manager.createCache(name, visible());

        assertThat(SERVER.isRegistered(micrometers("CacheStatistics", name))).isTrue();
        assertThat(SERVER.isRegistered(micrometers("CacheConfiguration", name))).isTrue();
        manager.destroyCache(name);
        assertThat(beans("*")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "?", "\"", "(", ")", ",", "=", ":", "\n", "\"a\"", "a*b,c=d:e?f\ng", "", " ", "\\", "\t"})
    @DisplayName("names that JMX does not allow are shown under such as it does")
    void namesThatBreakObjectNames(String name) throws Exception {
        Cache<Object, Object> cache = manager.createCache(name, visible());
        assertThat(beans("CacheStatistics")).hasSize(1).allMatch(bean -> !bean.isPattern());
        assertThat(beans("CacheConfiguration")).hasSize(1);
        manager.enableStatistics(name, false);
        assertThat(beans("CacheStatistics")).isEmpty();
        cache.close();
        assertThat(beans("*")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a*b", "a,b=c", "f(x)", "spaced out", "grün", "what?", "50%", "q\"q"})
    @DisplayName("managers whose URIs JMX does not allow show their caches too")
    void urisThatBreakObjectNames(String name, @TempDir Path directory) throws Exception {
        URI uri = Files.writeString(directory.resolve(name + ".properties"), "").toUri();
        CacheManager other = provider.getCacheManager(uri, null);
        other.createCache("users", visible());

        assertThat(beans("CacheStatistics"))
                .singleElement()
                .satisfies(bean -> assertThat(bean.getKeyProperty("CacheManager"))
                        .isEqualTo(uri.toString().replaceAll("[,:=*?\"\n]", ".")));
        other.close();
        assertThat(beans("*")).isEmpty();
    }

    @Test
    void beansComeAndGoAtRunTime() throws Exception {
        manager.createCache("users", new HiveConfiguration<>());
        assertThat(beans("*")).isEmpty();
        for (int round = 0; round < 2; round++) {
            manager.enableStatistics("users", true);
            manager.enableStatistics("users", true);
            assertThat(beans("*")).containsExactly(micrometers("CacheStatistics", "users"));
            manager.enableManagement("users", true);
            manager.enableManagement("users", true);
            assertThat(beans("*")).hasSize(2);
            manager.enableStatistics("users", false);
            manager.enableStatistics("users", false);
            assertThat(beans("*")).containsExactly(micrometers("CacheConfiguration", "users"));
            manager.enableManagement("users", false);
            assertThat(beans("*")).isEmpty();
        }
        manager.enableStatistics("no such cache", true);
        assertThat(beans("*")).isEmpty();
    }

    @Test
    void beansGoWithTheirCacheManagerAndProvider() throws Exception {
        List<Runnable> endings = List.of(
                () -> manager().getCache("users").close(),
                () -> manager().destroyCache("users"),
                () -> manager().close(),
                () -> provider.close(null, null),
                provider::close);
        for (Runnable ending : endings) {
            manager().createCache("users", visible());
            assertThat(beans("*")).hasSize(2);
            ending.run();
            assertThat(beans("*")).isEmpty();
        }
    }

    private CacheManager manager() {
        return provider.getCacheManager();
    }

    @Test
    @DisplayName("every cache's beans have names of their own (CacheManager.enableStatistics)")
    void cachesWhoseNamesDifferOnlyInWhatJmxForbids() throws Exception {
        for (String name : List.of("a:b", "a.b", "a,b", "a*b")) {
            manager.createCache(name, visible());
        }
        assertThat(beans("CacheStatistics")).hasSize(4);
        manager.destroyCache("a:b");
        assertThat(beans("CacheStatistics")).hasSize(3);
        manager.enableStatistics("a.b", false);
        assertThat(beans("CacheStatistics")).hasSize(2);
        assertThat(beans("CacheConfiguration")).hasSize(3);
    }

    @Test
    @DisplayName("managers of the same URI and different class loaders do not take each other's beans away")
    void managersOfTheSameUri() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[0])) {
            CacheManager other = provider.getCacheManager(null, loader);
            Cache<Object, Object> first = manager.createCache("users", visible());
            Cache<Object, Object> second = other.createCache("users", visible());
            first.put(1, "v");

            assertThat(statistics().getCachePuts()).isEqualTo(1);
            second.close();
            assertThat(statistics().getCachePuts()).isEqualTo(1);

            other.createCache("users", visible()).putAll(Map.of(1, "v", 2, "v"));
            first.close();
            other.enableStatistics("users", false);
            other.enableStatistics("users", true);
            assertThat(statistics().getCachePuts()).isEqualTo(2);
            other.close();
            assertThat(beans("*")).isEmpty();
        }
    }

    @Test
    @DisplayName("also the second manager of a URI shows its caches (CacheManager.enableStatistics: unique names)")
    void bothManagersOfAUriShowTheirCaches() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[0])) {
            manager.createCache("users", visible());
            provider.getCacheManager(null, loader).createCache("users", visible());

            assertThat(beans("CacheStatistics")).hasSize(2).allSatisfy(bean -> {
                assertThat(bean.getKeyProperty("CacheManager")).isEqualTo("hive.embedded");
                assertThat(bean.getKeyProperty("Cache")).isEqualTo("users");
            });
        }
    }

    @Test
    void theStatisticsTellWhatHappened() throws Exception {
        Cache<Object, Object> cache = manager.createCache("users", visible());
        cache.put(1, "v");
        cache.put(2, "v");
        cache.get(1);
        cache.getAll(Set.of(1, 2, 3));
        cache.remove(2);
        CacheStatisticsMXBean statistics = statistics();

        assertThat(statistics.getCachePuts()).isEqualTo(2);
        assertThat(statistics.getCacheHits()).isEqualTo(3);
        assertThat(statistics.getCacheMisses()).isEqualTo(1);
        assertThat(statistics.getCacheGets()).isEqualTo(4);
        assertThat(statistics.getCacheHitPercentage()).isEqualTo(75, within(0.01f));
        assertThat(statistics.getCacheMissPercentage()).isEqualTo(25, within(0.01f));
        assertThat(statistics.getCacheRemovals()).isEqualTo(1);
        assertThat(statistics.getCacheEvictions()).isZero();
        assertThat(statistics.getAverageGetTime()).isPositive();
        assertThat(statistics.getAveragePutTime()).isPositive();
        assertThat(statistics.getAverageRemoveTime()).isPositive();

        statistics.clear();
        assertThat(List.of(statistics.getCachePuts(), statistics.getCacheGets(), statistics.getCacheRemovals()))
                .containsOnly(0L);
        assertThat(List.of(
                        statistics.getAverageGetTime(),
                        statistics.getAveragePutTime(),
                        statistics.getAverageRemoveTime(),
                        statistics.getCacheHitPercentage(),
                        statistics.getCacheMissPercentage()))
                .containsOnly(0f);
    }

    @Test
    void timesAreMicroseconds() throws Exception {
        Cache<Object, Object> cache = manager.createCache(
                "users", visible().setWriteThrough(true).setCacheWriterFactory(new SingletonFactory<>(new Slow())));
        cache.put(1, "v");
        cache.remove(1);

        assertThat(statistics().getAveragePutTime()).isBetween(5_000f, 5_000_000f);
        assertThat(statistics().getAverageRemoveTime()).isBetween(5_000f, 5_000_000f);
    }

    @Test
    @SuppressWarnings("unchecked")
    void nothingIsCountedWhileStatisticsAreOff() throws Exception {
        Cache<Object, Object> cache = manager.createCache("users", new HiveConfiguration<>());
        cache.put(1, "v");
        cache.get(1);
        manager.enableStatistics("users", true);
        assertThat(statistics().getCachePuts() + statistics().getCacheGets()).isZero();
        assertThat(cache.getConfiguration(HiveConfiguration.class).isStatisticsEnabled())
                .isTrue();
        cache.get(1);
        manager.enableStatistics("users", false);
        cache.get(1);
        manager.enableStatistics("users", true);
        assertThat(statistics().getCacheHits()).isEqualTo(1);
    }

    @Test
    void theConfigurationIsShownAsItIs() throws Exception {
        manager.createCache(
                "users",
                new HiveConfiguration<Integer, String>()
                        .setTypes(Integer.class, String.class)
                        .setReadThrough(true)
                        .setStoreByValue(false)
                        .setManagementEnabled(true));
        CacheMXBean bean = JMX.newMXBeanProxy(SERVER, micrometers("CacheConfiguration", "users"), CacheMXBean.class);

        assertThat(bean.getKeyType()).isEqualTo("java.lang.Integer");
        assertThat(bean.getValueType()).isEqualTo("java.lang.String");
        assertThat(bean.isReadThrough()).isTrue();
        assertThat(bean.isWriteThrough()).isFalse();
        assertThat(bean.isStoreByValue()).isFalse();
        assertThat(bean.isManagementEnabled()).isTrue();
        assertThat(bean.isStatisticsEnabled()).isFalse();
        manager.enableStatistics("users", true);
        assertThat(bean.isStatisticsEnabled()).isTrue();
    }

    private static HiveConfiguration<Object, Object> visible() {
        return new HiveConfiguration<>().setStatisticsEnabled(true).setManagementEnabled(true);
    }

    private static CacheStatisticsMXBean statistics() throws Exception {
        return JMX.newMXBeanProxy(SERVER, micrometers("CacheStatistics", "users"), CacheStatisticsMXBean.class);
    }

    private static ObjectName micrometers(String type, String cache) throws Exception {
        return new ObjectName("javax.cache:type=" + type + ",CacheManager=hive.embedded,Cache=" + cache);
    }

    /** The beans that were not there before the test. */
    private Set<ObjectName> beans(String type) throws Exception {
        Set<ObjectName> beans = SERVER.queryNames(new ObjectName("javax.cache:type=" + type + ",*"), null);
        beans.removeAll(before);
        return beans;
    }

    /** Takes at least 5 milliseconds. */
    private static final class Slow implements OneByOneWriter<Object, Object> {
        @Override
        public void write(Cache.Entry<?, ?> entry) {
            delete(entry);
        }

        @Override
        public void delete(Object key) {
            long end = System.nanoTime() + 5_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
    }
}
