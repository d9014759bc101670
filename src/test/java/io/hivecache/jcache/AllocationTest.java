package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a cache must not allocate, by the JVM's own count: nothing on a hit, and nothing on a change of what is there. */
class AllocationTest {
    private static final int CALLS = 20_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Object KEY = "key";

    @RegisterExtension
    private final FreshProvider fresh = new FreshProvider();

    private record Point(int x, String name) {}

    private static MutableConfiguration<Object, Object> byReference() {
        return new MutableConfiguration<>().setStoreByValue(false);
    }

    private static MutableConfiguration<Object, Object> byValue() {
        return new MutableConfiguration<>().setStoreByValue(true);
    }

    static Stream<MutableConfiguration<Object, Object>> configurations() {
        return Stream.of(
                byReference(),
                byValue(),
                byReference().setStatisticsEnabled(true),
                byReference().setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR)),
                byValue().setExpiryPolicyFactory(AccessedExpiryPolicy.factoryOf(Duration.ONE_HOUR)),
                new HiveConfiguration<Object, Object>(byReference()).setMaxEntries(100));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void hitsAndChangesOfWhatIsThereAllocateNothing(MutableConfiguration<Object, Object> configuration) {
        Cache<Object, Object> cache = fresh.cache(configuration);
        cache.put(KEY, "old");
        for (Object value : new Object[] {"text", 1_000_000, new Point(1, "one")}) {
            assertAllocatesNothing("put", () -> cache.put(KEY, value));
            assertAllocatesNothing("replace", () -> {
                cache.replace(KEY, "other");
                cache.replace(KEY, value);
            });
            assertAllocatesNothing("replace if same", () -> {
                cache.replace(KEY, value, "other");
                cache.replace(KEY, "other", value);
            });
            assertAllocatesNothing("putIfAbsent", () -> cache.putIfAbsent(KEY, value));
            assertAllocatesNothing("containsKey", () -> cache.containsKey(KEY));
            assertAllocatesNothing("get", () -> cache.get(KEY));
            assertThat(cache.get(KEY)).isSameAs(value);
        }
    }

    private static void assertAllocatesNothing(String operation, Runnable call) {
        allocated(call);
        assertThat(allocated(call)).as(operation).isLessThan(CALLS);
    }

    private static long allocated(Runnable call) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
