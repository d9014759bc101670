package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.testing.CapturedLog;
import io.hivecache.testing.LibraryThreads;
import io.hivecache.testing.Worker;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.management.ObjectName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Opening and closing of providers, managers and caches, and what a cache takes with it when it goes. */
@Timeout(3 * Worker.PATIENCE_SECONDS)
class LifecycleTest {
    private static final URI DEFAULT = URI.create("hive:embedded");

    @RegisterExtension
    private final FreshProvider fresh = new FreshProvider();

    private final HiveCachingProvider provider = fresh.provider();
    private final ClassLoader otherLoader = new ClassLoader(getClass().getClassLoader()) {};

    private static <T> Named<Consumer<T>> named(String name, Consumer<T> use) {
        return Named.of(name, use);
    }

    @Test
    void theSameUriAndLoaderGiveTheSameManager() {
        CacheManager manager = provider.getCacheManager();

        assertThat(provider.getCacheManager(null, null)).isSameAs(manager);
        assertThat(provider.getCacheManager(null, null, null)).isSameAs(manager);
        assertThat(provider.getCacheManager(DEFAULT, provider.getDefaultClassLoader()))
                .isSameAs(manager);
        assertThat(provider.getCacheManager(DEFAULT, otherLoader))
                .isNotSameAs(manager)
                .isSameAs(provider.getCacheManager(null, otherLoader));
    }

    @Test
    void managersOfOneUriAreSeparateByLoader() {
        provider.getCacheManager().createCache("cache", new HiveConfiguration<>());

        assertThat(provider.getCacheManager(null, otherLoader).getCacheNames()).isEmpty();
    }

    private static Stream<Named<Consumer<CacheManager>>> waysToCloseAManager() {
        return Stream.of(
                named("the manager itself", CacheManager::close),
                named(
                        "provider, by URI and loader",
                        manager -> manager.getCachingProvider().close(manager.getURI(), manager.getClassLoader())),
                named(
                        "provider, by loader",
                        manager -> manager.getCachingProvider().close(manager.getClassLoader())),
                named("provider", manager -> manager.getCachingProvider().close()));
    }

    @ParameterizedTest
    @MethodSource("waysToCloseAManager")
    void aClosedManagerIsReplacedByAFreshOne(Consumer<CacheManager> close) {
        CacheManager manager = provider.getCacheManager();
        Cache<Integer, String> cache = manager.createCache("cache", new HiveConfiguration<>());
        close.accept(manager);
        close.accept(manager);

        assertThat(manager.isClosed()).isTrue();
        assertThat(cache.isClosed()).isTrue();
        CacheManager next = provider.getCacheManager();
        assertThat(next).isNotSameAs(manager).isSameAs(provider.getCacheManager());
        assertThat(next.isClosed()).isFalse();
        assertThat(next.getCacheNames()).isEmpty();
        Cache<Integer, String> again = next.createCache("cache", new HiveConfiguration<>());
        again.put(1, "one");
        assertThat(again.get(1)).isEqualTo("one");
    }

    @Test
    void closingAnOldManagerAgainDoesNotTouchItsSuccessor() {
        CacheManager old = provider.getCacheManager();
        old.close();
        CacheManager next = provider.getCacheManager();
        old.close();

        assertThat(next.isClosed()).isFalse();
        assertThat(provider.getCacheManager()).isSameAs(next);
    }

    @Test
    void closingByLoaderLeavesOtherLoadersAlone() {
        CacheManager first = provider.getCacheManager();
        CacheManager second = provider.getCacheManager(null, otherLoader);
        provider.close(otherLoader);

        assertThat(first.isClosed()).isFalse();
        assertThat(second.isClosed()).isTrue();
        provider.close((ClassLoader) null);
        assertThat(first.isClosed()).as("null stands for the default loader").isTrue();
    }

    @Test
    void closingByUriLeavesOtherUrisAlone() {
        CacheManager manager = provider.getCacheManager();
        provider.close(URI.create("hive:other"), null);
        assertThat(manager.isClosed()).isFalse();

        provider.close(null, otherLoader);
        assertThat(manager.isClosed()).isFalse();
        provider.close(DEFAULT, null);
        assertThat(manager.isClosed()).isTrue();
    }

    private static Stream<Named<Consumer<Cache<Integer, String>>>> usesOfACache() {
        return Stream.of(
                named("get", cache -> cache.get(1)),
                named("getAll", cache -> cache.getAll(Set.of(1))),
                named("containsKey", cache -> cache.containsKey(1)),
                named("loadAll", cache -> cache.loadAll(Set.of(1), true, null)),
                named("put", cache -> cache.put(1, "one")),
                named("getAndPut", cache -> cache.getAndPut(1, "one")),
                named("putAll", cache -> cache.putAll(Map.of(1, "one"))),
                named("putIfAbsent", cache -> cache.putIfAbsent(1, "one")),
                named("remove", cache -> cache.remove(1)),
                named("remove if", cache -> cache.remove(1, "one")),
                named("getAndRemove", cache -> cache.getAndRemove(1)),
                named("replace if", cache -> cache.replace(1, "one", "uno")),
                named("replace", cache -> cache.replace(1, "one")),
                named("getAndReplace", cache -> cache.getAndReplace(1, "one")),
                named("removeAll of", cache -> cache.removeAll(Set.of(1))),
                named("removeAll", cache -> cache.removeAll()),
                named("clear", cache -> cache.clear()),
                named("invoke", cache -> cache.invoke(1, (entry, arguments) -> null)),
                named("invokeAll", cache -> cache.invokeAll(Set.of(1), (entry, arguments) -> null)),
                named("iterator", cache -> cache.iterator()),
                named(
                        "register",
                        cache -> cache.registerCacheEntryListener(
                                new RecordingListener<Integer, String>().synchronous())),
                named(
                        "deregister",
                        cache -> cache.deregisterCacheEntryListener(
                                new RecordingListener<Integer, String>().synchronous())));
    }

    @ParameterizedTest
    @MethodSource("usesOfACache")
    void aClosedCacheRefusesEveryUse(Consumer<Cache<Integer, String>> use) {
        Cache<Integer, String> cache = fresh.cache(new HiveConfiguration<>());
        cache.close();
        cache.close();

        assertThatThrownBy(() -> use.accept(cache))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(cache.getName());
    }

    @ParameterizedTest
    @MethodSource("usesOfACache")
    void theCacheOfAClosedManagerRefusesEveryUse(Consumer<Cache<Integer, String>> use) {
        Cache<Integer, String> cache = fresh.cache(new HiveConfiguration<>());
        provider.close();

        assertThatThrownBy(() -> use.accept(cache)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClosedCacheStillTellsWhatItWas() {
        Cache<Integer, String> cache = fresh.cache(new HiveConfiguration<>());
        cache.close();

        assertThat(cache.getName()).isEqualTo("cache-0");
        assertThat(cache.getCacheManager()).isSameAs(fresh.manager());
        assertThat(cache.isClosed()).isTrue();
    }

    private static Stream<Named<Consumer<CacheManager>>> usesOfAManager() {
        return Stream.of(
                named("createCache", manager -> manager.createCache("cache", new HiveConfiguration<>())),
                named("getCache", manager -> manager.getCache("cache")),
                named("getCache typed", manager -> manager.getCache("cache", Integer.class, String.class)),
                named("getCacheNames", manager -> manager.getCacheNames()),
                named("destroyCache", manager -> manager.destroyCache("cache")),
                named("enableManagement", manager -> manager.enableManagement("cache", true)),
                named("enableStatistics", manager -> manager.enableStatistics("cache", true)));
    }

    @ParameterizedTest
    @MethodSource("usesOfAManager")
    void aClosedManagerRefusesEveryUse(Consumer<CacheManager> use) {
        CacheManager manager = provider.getCacheManager();
        manager.close();

        assertThatThrownBy(() -> use.accept(manager)).isInstanceOf(IllegalStateException.class);
        assertThat(manager.getURI()).isEqualTo(DEFAULT);
        assertThat(manager.getCachingProvider()).isSameAs(provider);
    }

    @Test
    void aDestroyedCacheIsClosedAndItsNameFree() {
        CacheManager manager = provider.getCacheManager();
        Cache<Integer, String> cache = manager.createCache("cache", new HiveConfiguration<>());
        cache.put(1, "one");
        manager.destroyCache("cache");
        manager.destroyCache("cache");

        assertThat(cache.isClosed()).isTrue();
        assertThat(manager.getCacheNames()).isEmpty();
        Cache<Integer, String> next = manager.createCache("cache", new HiveConfiguration<>());
        assertThat(next.containsKey(1)).isFalse();
        cache.close();
        assertThat(manager.<Integer, String>getCache("cache"))
                .as("closing the old one again does not touch the new one")
                .isSameAs(next);
    }

    @Test
    void destroyingACacheByManyThreadsIsHarmless() throws Exception {
        for (int round = 0; round < 100; round++) {
            CacheManager manager = provider.getCacheManager();
            manager.createCache("cache", new HiveConfiguration<>());
            Worker.together(4, thread -> {
                manager.destroyCache("cache");
                return null;
            });

            assertThat(manager.getCacheNames()).isEmpty();
        }
    }

    @Test
    void ofManyThreadsThatCreateOneCacheOneSucceeds() throws Exception {
        CacheManager manager = provider.getCacheManager();
        for (int round = 0; round < 50; round++) {
            String name = "cache " + round;
            assertThat(Worker.together(4, thread -> {
                        try {
                            manager.createCache(name, new HiveConfiguration<>());
                            return true;
                        } catch (CacheException e) {
                            assertThat(e).hasMessageContaining(name);
                            return false;
                        }
                    }))
                    .containsOnlyOnce(true);
        }
    }

    private static Stream<Named<Consumer<Cache<Integer, String>>>> waysToCloseACache() {
        return Stream.of(
                named("the cache itself", Cache::close),
                named("destroyCache", cache -> cache.getCacheManager().destroyCache(cache.getName())),
                named("manager", cache -> cache.getCacheManager().close()),
                named(
                        "provider",
                        cache -> cache.getCacheManager().getCachingProvider().close()));
    }

    @ParameterizedTest
    @MethodSource("waysToCloseACache")
    void userCodeIsClosedOnceWithItsCacheThoughClosingFails(Consumer<Cache<Integer, String>> close) {
        Closeables closeables = new Closeables();
        try (CapturedLog log = new CapturedLog()) {
            Cache<Integer, String> cache = fresh.cache(closeables.configuration());
            assertThat(closeables.left()).hasSize(5);
            close.accept(cache);
            cache.close();
            provider.close();

            assertThat(closeables.left()).isEmpty();
            assertThat(closeables.closings())
                    .isEqualTo(Map.of("Loader", 1, "Writer", 1, "Policy", 1, "Listener", 1, "Filter", 1));
            assertThat(log.records())
                    .hasSize(5)
                    .allSatisfy(logged -> assertThat(logged.getMessage()).contains(cache.getName()));
        }
    }

    @ParameterizedTest
    @MethodSource("waysToCloseACache")
    void beansGoWithTheirCache(Consumer<Cache<Integer, String>> close) throws Exception {
        Cache<Integer, String> cache = fresh.cache(new HiveConfiguration<Integer, String>()
                .setStatisticsEnabled(true)
                .setManagementEnabled(true));
        assertThat(beans(cache.getName())).hasSize(2);
        close.accept(cache);

        assertThat(beans(cache.getName())).isEmpty();
    }

    private static Set<ObjectName> beans(String cache) throws Exception {
        return ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("javax.cache:*,Cache=" + cache), null);
    }

    @Test
    void aManagerThatWasOnlyOpenedHasNoThreads() throws Exception {
        LibraryThreads threads = LibraryThreads.remember();
        Cache<Integer, String> cache = fresh.cache(new HiveConfiguration<>());
        cache.put(1, "one");
        cache.get(1);

        threads.awaitEnd();
    }

    /** Also one in which a listener waits for what never comes. */
    @Test
    void threadsEndWithTheirManager() throws Exception {
        LibraryThreads threads = LibraryThreads.remember();
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        RecordingListener<Integer, String> listener = new RecordingListener<>(event -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        Cache<Integer, String> cache = fresh.cache(new HiveConfiguration<Integer, String>()
                .setExpiryPolicyFactory(Lifetimes.created(60_000))
                .addCacheEntryListenerConfiguration(listener.asynchronous()));
        cache.put(1, "one");
        listener.awaitHeard(1);
        assertThat(threads.running()).hasSize(2);
        fresh.manager().close();

        Worker.await(interrupted);
        threads.awaitEnd();
    }
}
