package io.hivecache.jcache;

import io.hivecache.hive.TimeSource;
import io.hivecache.testing.ManualClock;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.management.CacheStatisticsMXBean;
import javax.management.AttributeList;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** A cache of a provider of its own, on a clock that the test moves, with records of all that its operations reach. */
final class TestCache implements AutoCloseable {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final AtomicInteger CREATED = new AtomicInteger();

    final ManualClock clock = new ManualClock();
    final EventLog events = new EventLog();
    final RecordingWriter writer = new RecordingWriter();
    final RecordingLoader loader = new RecordingLoader();
    final MutableConfiguration<String, Object> configuration;
    final Cache<String, Object> cache;
    private final CacheManager manager;
    private final ObjectName statisticsName;

    private TestCache(Builder builder) {
        this.configuration = builder.configuration;
        if (builder.writing) {
            configuration.setWriteThrough(true).setCacheWriterFactory(() -> writer);
        }
        if (builder.loading) {
            configuration.setReadThrough(true).setCacheLoaderFactory(() -> loader);
        }
        if (builder.listening) {
            configuration.addCacheEntryListenerConfiguration(new MutableCacheEntryListenerConfiguration<>(
                    () -> events, filterOf(builder), builder.oldValues, builder.synchronous));
        }
        TimeSource time = builder.realTime ? TimeSource.system() : clock;
        this.manager = new HiveCachingProvider(time).getCacheManager();
        this.cache = manager.createCache("test-" + CREATED.incrementAndGet(), configuration);
        this.statisticsName = statisticsNameOf(cache);
    }

    private static javax.cache.configuration.@Nullable Factory<CacheEntryEventFilter<String, Object>> filterOf(
            Builder builder) {
        CacheEntryEventFilter<String, Object> filter = builder.filter;
        return filter == null ? null : () -> filter;
    }

    static Builder with() {
        return new Builder();
    }

    void enableStatistics(boolean enabled) {
        manager.enableStatistics(cache.getName(), enabled);
    }

    boolean hasStatistics() {
        return SERVER.isRegistered(statisticsName);
    }

    CacheStatisticsMXBean statistics() {
        return JMX.newMXBeanProxy(SERVER, statisticsName, CacheStatisticsMXBean.class);
    }

    /** Counts as the MXBean shows them, read in one go. */
    Counts counts() {
        try {
            AttributeList read = SERVER.getAttributes(
                    statisticsName, new String[] {"CacheHits", "CacheMisses", "CachePuts", "CacheRemovals"});
            long[] counts = read.asList().stream()
                    .mapToLong(attribute -> (Long) attribute.getValue())
                    .toArray();
            return new Counts(counts[0], counts[1], counts[2], counts[3]);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectName statisticsNameOf(Cache<?, ?> cache) {
        try {
            return new ObjectName(
                    "javax.cache:type=CacheStatistics,CacheManager=hive.embedded,Cache=" + cache.getName());
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        manager.getCachingProvider().close();
    }

    /** What the cache is to have; by default it stores by value and counts, and nothing else. */
    static final class Builder {
        private final MutableConfiguration<String, Object> configuration =
                new HiveConfiguration<String, Object>().setStatisticsEnabled(true);
        private boolean writing;
        private boolean loading;
        private boolean listening;
        private boolean synchronous;
        private boolean oldValues;
        private boolean realTime;
        private @Nullable CacheEntryEventFilter<String, Object> filter;

        Builder byReference() {
            configuration.setStoreByValue(false);
            return this;
        }

        Builder statistics(boolean enabled) {
            configuration.setStatisticsEnabled(enabled);
            return this;
        }

        Builder maxEntries(long max) {
            ((HiveConfiguration<String, Object>) configuration).setMaxEntries(max);
            return this;
        }

        Builder expiry(ExpiryPolicy policy) {
            configuration.setExpiryPolicyFactory(() -> policy);
            return this;
        }

        Builder writer() {
            writing = true;
            return this;
        }

        Builder loader() {
            loading = true;
            return this;
        }

        Builder listener() {
            return listener(true, true, null);
        }

        Builder listener(
                boolean isSynchronous,
                boolean wantsOldValues,
                @Nullable CacheEntryEventFilter<String, Object> eventFilter) {
            listening = true;
            synchronous = isSynchronous;
            oldValues = wantsOldValues;
            filter = eventFilter;
            return this;
        }

        /** The JVM's clock instead of the fake one. */
        Builder realTime() {
            realTime = true;
            return this;
        }

        TestCache open() {
            return new TestCache(this);
        }
    }
}
