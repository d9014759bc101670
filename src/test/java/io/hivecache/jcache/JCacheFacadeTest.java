package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.FactoryBuilder.SingletonFactory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.configuration.OptionalFeature;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the interfaces of JSR-107 promise beside the operations: configurations, names, iterators, completion. */
class JCacheFacadeTest {
    private final HiveCachingProvider provider = new HiveCachingProvider();
    private final CacheManager manager = provider.getCacheManager();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aHiveConfigurationComesBackAsItWasGiven() {
        HiveConfiguration<Integer, List<String>> given = new HiveConfiguration<Integer, List<String>>()
                .setTypes(Integer.class, (Class<List<String>>) (Class<?>) List.class)
                .setCodec("jackson")
                .setAllowList(Set.of("com.acme.*"))
                .setMaxEntries(7)
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.ONE_DAY))
                .setStatisticsEnabled(true);
        Cache<Integer, List<String>> cache = manager.createCache("cache", given);

        assertThat((Object) cache.getConfiguration(HiveConfiguration.class)).isEqualTo(given);
        assertThat((Object) cache.getConfiguration(CompleteConfiguration.class)).isEqualTo(given);
        assertThat(cache.getConfiguration(Configuration.class).getKeyType()).isEqualTo(Integer.class);
    }

    @Test
    @SuppressWarnings("unchecked")
    void changesOfAConfigurationAfterwardsAreNotSeen() {
        MutableConfiguration<Integer, String> given =
                new MutableConfiguration<Integer, String>().setTypes(Integer.class, String.class);
        Cache<Integer, String> cache = manager.createCache("cache", given);
        given.setStoreByValue(false)
                .setReadThrough(true)
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.ZERO));

        MutableConfiguration<Integer, String> seen = cache.getConfiguration(MutableConfiguration.class);
        assertThat(seen.isStoreByValue()).isTrue();
        assertThat(seen.isReadThrough()).isFalse();
        assertThat(seen.getExpiryPolicyFactory()).isEqualTo(EternalExpiryPolicy.factoryOf());
        cache.put(1, "v");
        assertThat(cache.get(1)).isEqualTo("v");

        seen.setStoreByValue(false);
        assertThat(cache.getConfiguration(Configuration.class).isStoreByValue()).isTrue();
    }

    @Test
    @SuppressWarnings("unchecked")
    void theConfigurationFollowsListenersAndStatistics() {
        Cache<Object, Object> cache = manager.createCache("cache", new MutableConfiguration<>());
        CacheEntryListenerConfiguration<Object, Object> listener = new Faulty.Listener().synchronously();
        cache.registerCacheEntryListener(listener);
        CompleteConfiguration<Object, Object> before = cache.getConfiguration(CompleteConfiguration.class);
        assertThat(before.getCacheEntryListenerConfigurations()).containsExactly(listener);
        assertThatIllegalArgumentException().isThrownBy(() -> cache.registerCacheEntryListener(listener));

        cache.deregisterCacheEntryListener(listener);
        manager.enableStatistics("cache", true);
        manager.enableManagement("cache", true);
        CompleteConfiguration<Object, Object> after = cache.getConfiguration(CompleteConfiguration.class);
        assertThat(after.getCacheEntryListenerConfigurations()).isEmpty();
        assertThat(after.isStatisticsEnabled() && after.isManagementEnabled()).isTrue();
        assertThat(before.getCacheEntryListenerConfigurations()).containsExactly(listener);
        assertThat(before.isStatisticsEnabled() || before.isManagementEnabled()).isFalse();
        cache.registerCacheEntryListener(listener);
    }

    @Test
    void aConfigurationThatIsNotCompleteIsEnough() {
        Configuration<Integer, String> least = new Configuration<>() {
            private static final long serialVersionUID = 1;

            @Override
            public Class<Integer> getKeyType() {
                return Integer.class;
            }

            @Override
            public Class<String> getValueType() {
                return String.class;
            }

            @Override
            public boolean isStoreByValue() {
                return true;
            }
        };
        Cache<Integer, String> cache = manager.createCache("cache", least);
        cache.put(1, "v");
        assertThat(manager.getCache("cache", Integer.class, String.class).get(1))
                .isEqualTo("v");
    }

    @Test
    void namesOfCachesAreASnapshot() {
        manager.createCache("a", new MutableConfiguration<>());
        Iterable<String> names = manager.getCacheNames();
        manager.createCache("b", new MutableConfiguration<>());
        for (String name : manager.getCacheNames()) {
            manager.destroyCache(name);
        }
        assertThat(names).containsExactly("a");
        assertThat(manager.getCacheNames()).isEmpty();
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> {
            Iterator<String> each = names.iterator();
            each.next();
            each.remove();
        });
    }

    @Test
    void iterators() {
        Cache<Object, Object> cache = manager.createCache("cache", new MutableConfiguration<>());
        Iterator<Cache.Entry<Object, Object>> none = cache.iterator();
        assertThat(none.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(none::next);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(none::remove);

        cache.putAll(Map.of(1, "v", 2, "v", 3, "v"));
        Iterator<Cache.Entry<Object, Object>> entries = cache.iterator();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(entries::remove);
        Object first = entries.next().getKey();
        assertThat(entries.hasNext()).isTrue();
        entries.remove();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(entries::remove);
        assertThat(cache.containsKey(first)).isFalse();
        Set<Object> rest = new HashSet<>();
        entries.forEachRemaining(entry -> rest.add(entry.getKey()));
        assertThat(rest).hasSize(2).doesNotContain(first);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(entries::next);
        assertThat(cache).hasSize(2);
    }

    @Test
    void anIteratorMeetsEverythingOnceWhileOthersComeAndGo() {
        Cache<Object, Object> cache = manager.createCache("cache", new MutableConfiguration<>());
        IntStream.range(0, 1_000).forEach(key -> cache.put(key, "v"));
        Set<Object> met = new HashSet<>();
        int later = 1_000;
        for (Cache.Entry<Object, Object> entry : cache) {
            assertThat(met.add(entry.getKey())).isTrue();
            cache.put(entry.getKey(), "updated");
            if (later < 3_000) {
                cache.put(later++, "v");
            }
        }
        assertThat(met).containsAll(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void loadAllTellsWhenItIsDone() throws Exception {
        Faulty.Loader loader = new Faulty.Loader();
        Cache<Object, Object> cache = manager.createCache(
                "cache", new MutableConfiguration<>().setCacheLoaderFactory(new SingletonFactory<>(loader)));
        cache.put(1, "here");
        cache.loadAll(Set.of(1, 2), false, null);
        assertThat(loaded(cache, false)).isEqualTo(Map.of(1, "here", 2, "loaded 2"));
        assertThat(loaded(cache, true)).isEqualTo(Map.of(1, "loaded 1", 2, "loaded 2"));

        Cache<Object, Object> without = manager.createCache("without", new MutableConfiguration<>());
        assertThat(loaded(without, true)).isEmpty();
    }

    private static Map<Object, Object> loaded(Cache<Object, Object> cache, boolean replace) throws Exception {
        CompletionListenerFuture done = new CompletionListenerFuture();
        cache.loadAll(Set.of(1, 2), replace, done);
        done.get(10, TimeUnit.SECONDS);
        return cache.getAll(Set.of(1, 2));
    }

    @Test
    void cachesKnowWhereTheyBelong() {
        Cache<Object, Object> cache = manager.createCache("cache", new MutableConfiguration<>());
        assertThat(cache.getName()).isEqualTo("cache");
        assertThat(cache.getCacheManager()).isSameAs(manager);
        assertThat(manager.getCachingProvider()).isSameAs(provider);
        cache.close();
        assertThat(cache.getName()).isEqualTo("cache");
        assertThat(cache.isClosed()).isTrue();
        assertThat(manager.<Object, Object>getCache("cache")).isNull();
        assertThat(manager.createCache("cache", new MutableConfiguration<>())).isNotSameAs(cache);
    }

    @Test
    void storingByReferenceIsSupported() {
        assertThat(provider.isSupported(OptionalFeature.STORE_BY_REFERENCE)).isTrue();
    }

    @Test
    void aManagersPropertiesAreACopy() {
        Properties given = new Properties();
        given.setProperty("com.acme.own", "kept");
        CacheManager other = provider.getCacheManager(null, new URLClassLoader(new URL[0]), given);
        given.clear();
        other.getProperties().clear();
        assertThat(other.getProperties()).containsExactly(Map.entry("com.acme.own", "kept"));
        provider.getDefaultProperties().setProperty("hive", "nonsense:");
        assertThat(provider.getDefaultProperties()).isEmpty();
    }
}
