package io.hivecache.jcache;

import java.util.HashMap;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * Whatever several threads do to few entries, there is an order of their operations in which a plain map would have
 * answered the same.
 */
class LinearizabilityTest {

    private static void check(Class<?> cacheUnderTest) {
        new StressOptions()
                .iterations(15)
                .invocationsPerIteration(2_000)
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(2)
                .actorsAfter(2)
                .minimizeFailedScenario(false)
                .sequentialSpecification(PlainMap.class)
                .check(cacheUnderTest);
    }

    @Test
    void unbounded() {
        check(Unbounded.class);
    }

    @Test
    void byReference() {
        check(ByReference.class);
    }

    @Test
    void boundedFarAbove() {
        check(Bounded.class);
    }

    @Test
    void expiringLongAfter() {
        check(Expiring.class);
    }

    @Test
    void withListener() {
        check(Heard.class);
    }

    /** The operations on one entry, as each cache under test answers them. */
    @Param(name = "key", gen = IntGen.class, conf = "1:2")
    @Param(name = "value", gen = IntGen.class, conf = "1:3")
    public abstract static class Operations {
        private final Cache<Integer, Integer> cache;

        Operations(Cache<Integer, Integer> cache) {
            this.cache = cache;
            cache.clear();
        }

        static Cache<Integer, Integer> open(HiveConfiguration<Integer, Integer> configuration) {
            return new HiveCachingProvider().getCacheManager().createCache("linearizable", configuration);
        }

        @Operation
        public Integer get(@Param(name = "key") int key) {
            return cache.get(key);
        }

        @Operation
        public boolean containsKey(@Param(name = "key") int key) {
            return cache.containsKey(key);
        }

        @Operation
        public void put(@Param(name = "key") int key, @Param(name = "value") int value) {
            cache.put(key, value);
        }

        @Operation
        public Integer getAndPut(@Param(name = "key") int key, @Param(name = "value") int value) {
            return cache.getAndPut(key, value);
        }

        @Operation
        public boolean putIfAbsent(@Param(name = "key") int key, @Param(name = "value") int value) {
            return cache.putIfAbsent(key, value);
        }

        @Operation
        public boolean replace(@Param(name = "key") int key, @Param(name = "value") int value) {
            return cache.replace(key, value);
        }

        @Operation
        public boolean replaceIf(
                @Param(name = "key") int key, @Param(name = "value") int old, @Param(name = "value") int value) {
            return cache.replace(key, old, value);
        }

        @Operation
        public Integer getAndReplace(@Param(name = "key") int key, @Param(name = "value") int value) {
            return cache.getAndReplace(key, value);
        }

        @Operation
        public boolean remove(@Param(name = "key") int key) {
            return cache.remove(key);
        }

        @Operation
        public boolean removeIf(@Param(name = "key") int key, @Param(name = "value") int old) {
            return cache.remove(key, old);
        }

        @Operation
        public Integer getAndRemove(@Param(name = "key") int key) {
            return cache.getAndRemove(key);
        }

        @Operation
        public Integer increment(@Param(name = "key") int key) {
            return cache.invoke(key, (entry, arguments) -> {
                int next = entry.exists() ? entry.getValue() + 1 : 1;
                entry.setValue(next);
                return next;
            });
        }

        @Operation
        public Integer removeByProcessor(@Param(name = "key") int key) {
            return cache.invoke(key, (entry, arguments) -> {
                Integer last = entry.getValue();
                entry.remove();
                return last;
            });
        }
    }

    public static final class Unbounded extends Operations {
        private static final Cache<Integer, Integer> CACHE = open(new HiveConfiguration<>());

        public Unbounded() {
            super(CACHE);
        }
    }

    public static final class ByReference extends Operations {
        private static final Cache<Integer, Integer> CACHE =
                open(new HiveConfiguration<Integer, Integer>().setStoreByValue(false));

        public ByReference() {
            super(CACHE);
        }
    }

    public static final class Bounded extends Operations {
        private static final Cache<Integer, Integer> CACHE =
                open(new HiveConfiguration<Integer, Integer>().setMaxEntries(1_000));

        public Bounded() {
            super(CACHE);
        }
    }

    public static final class Expiring extends Operations {
        private static final Cache<Integer, Integer> CACHE =
                open(new HiveConfiguration<Integer, Integer>().setExpiryPolicyFactory(Lifetimes.touched(3_600_000)));

        public Expiring() {
            super(CACHE);
        }
    }

    public static final class Heard extends Operations {
        private static final Cache<Integer, Integer> CACHE = open(new HiveConfiguration<Integer, Integer>()
                .addCacheEntryListenerConfiguration(new MutableCacheEntryListenerConfiguration<>(
                        () -> (CacheEntryCreatedListener<Integer, Integer>) events -> {}, null, true, true)));

        public Heard() {
            super(CACHE);
        }
    }

    /** The same operations one after the other. */
    public static final class PlainMap {
        private final Map<Integer, Integer> map = new HashMap<>();

        public Integer get(int key) {
            return map.get(key);
        }

        public boolean containsKey(int key) {
            return map.containsKey(key);
        }

        public void put(int key, int value) {
            map.put(key, value);
        }

        public Integer getAndPut(int key, int value) {
            return map.put(key, value);
        }

        public boolean putIfAbsent(int key, int value) {
            return map.putIfAbsent(key, value) == null;
        }

        public boolean replace(int key, int value) {
            return map.replace(key, value) != null;
        }

        public boolean replaceIf(int key, int old, int value) {
            return map.replace(key, old, value);
        }

        public Integer getAndReplace(int key, int value) {
            return map.replace(key, value);
        }

        public boolean remove(int key) {
            return map.remove(key) != null;
        }

        public boolean removeIf(int key, int old) {
            return map.remove(key, old);
        }

        public Integer getAndRemove(int key) {
            return map.remove(key);
        }

        public Integer increment(int key) {
            return map.merge(key, 1, Integer::sum);
        }

        public Integer removeByProcessor(int key) {
            return map.remove(key);
        }
    }
}
