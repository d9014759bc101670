package io.hivecache.jcache;

import io.hivecache.testing.EntryOperation;
import io.hivecache.testing.EntryOperation.Arguments;
import io.hivecache.testing.EntryOperation.Effect;
import io.hivecache.testing.EvictionVerifier;
import java.util.HashMap;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Whatever several threads do to few entries, there is an order of their operations in which a plain map would have
 * answered the same; if the cache is bounded below what they use, a map whose entries are evicted now and then.
 *
 * <p>It comes first, since Lincheck rewrites every class that is loaded by then.
 */
@Order(1)
class LinearizabilityTest {
    private static StressOptions stress() {
        return new StressOptions()
                .iterations(15)
                .invocationsPerIteration(2_000)
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(2)
                .actorsAfter(2)
                .minimizeFailedScenario(false);
    }

    private static void check(Class<?> cacheUnderTest) {
        stress().sequentialSpecification(PlainMap.class).check(cacheUnderTest);
    }

    private static void checkEvicting(Class<?> cacheUnderTest) {
        stress().verifier(EvictionVerifier.class).check(cacheUnderTest);
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
        check(BoundedFarAbove.class);
    }

    @Test
    void boundOfOne() {
        checkEvicting(BoundOfOne.class);
    }

    @Test
    void boundOfTwo() {
        checkEvicting(BoundOfTwo.class);
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
    @Param(name = "key", gen = IntGen.class, conf = "1:3")
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
        public Object call(
                EntryOperation operation,
                @Param(name = "key") int key,
                @Param(name = "value") int expected,
                @Param(name = "value") int next) {
            return operation.ask(cache, new Arguments(key, expected, next));
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

    public static final class BoundedFarAbove extends Operations {
        private static final Cache<Integer, Integer> CACHE =
                open(new HiveConfiguration<Integer, Integer>().setMaxEntries(1_000));

        public BoundedFarAbove() {
            super(CACHE);
        }
    }

    public static final class BoundOfOne extends Operations {
        private static final Cache<Integer, Integer> CACHE =
                open(new HiveConfiguration<Integer, Integer>().setMaxEntries(1));

        public BoundOfOne() {
            super(CACHE);
        }
    }

    public static final class BoundOfTwo extends Operations {
        private static final Cache<Integer, Integer> CACHE =
                open(new HiveConfiguration<Integer, Integer>().setMaxEntries(2));

        public BoundOfTwo() {
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
        private final Map<Integer, Integer> contents = new HashMap<>();

        public Object call(EntryOperation operation, int key, int expected, int next) {
            Effect effect = operation.on(contents.get(key), new Arguments(key, expected, next));
            contents.put(key, effect.content());
            return effect.answer();
        }
    }
}
