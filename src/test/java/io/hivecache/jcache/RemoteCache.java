package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.OnFailure;
import io.hivecache.testing.CapturedLog;
import io.hivecache.testing.FaultyProxy;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.Worker;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import javax.cache.Cache;
import javax.management.JMException;
import javax.management.ObjectName;

/** A cache on a server of its own, behind a network that can be made to fail, with what is logged meanwhile. */
final class RemoteCache implements AutoCloseable {
    static final long TIMEOUT_MILLIS = 2_000;
    private static final String NAME = "away";

    final CapturedLog log = new CapturedLog();
    final RedisServer server = RedisServer.launch();
    final FaultyProxy network = new FaultyProxy(server.port());
    final HiveCachingProvider provider = new HiveCachingProvider();
    final Cache<String, String> cache;

    private RemoteCache(String parameters, UnaryOperator<HiveConfiguration<String, String>> configured) {
        if (!parameters.isEmpty()) {
            network.refuse();
        }
        URI address = URI.create(network.address("redis") + "?command-timeout=" + TIMEOUT_MILLIS + "ms" + parameters);
        this.cache = provider.getCacheManager(address, null)
                .createCache(
                        NAME,
                        configured.apply(new HiveConfiguration<String, String>()
                                .setTypes(String.class, String.class)
                                .setStatisticsEnabled(true)
                                .setOnFailure(OnFailure.MISS)));
    }

    /** A cache that does without its hive, if nothing else is said of it. */
    static RemoteCache open(UnaryOperator<HiveConfiguration<String, String>> configured) {
        return new RemoteCache("", configured);
    }

    static RemoteCache open() {
        return open(configuration -> configuration);
    }

    /** A cache that is opened while its server cannot be reached. */
    static RemoteCache openLazily() {
        return new RemoteCache("&lazy-connect=true", configuration -> configuration);
    }

    /** Waits until operations that need the hive succeed; meanwhile the condition must hold all the time. */
    void awaitHiveWhile(BooleanSupplier condition) {
        await(() -> {
            assertThat(condition.getAsBoolean()).isTrue();
            try {
                cache.putIfAbsent("probe", "there");
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        });
    }

    /** Waits until something is so, and fails if it never is. */
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3 * Worker.PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it does not come about").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** What was said of the cache at a level. */
    List<String> said(Level level) {
        return log.records().stream()
                .filter(logged -> logged.getLevel().equals(level))
                .map(LogRecord::getMessage)
                .filter(message -> message.contains("'" + NAME + "'"))
                .toList();
    }

    long lostChanges() {
        try {
            ObjectName bean = new ObjectName("javax.cache:type=CacheStatistics,Cache=" + NAME + ",*");
            var server = ManagementFactory.getPlatformMBeanServer();
            ObjectName found = server.queryNames(bean, null).iterator().next();
            return (Long) server.getAttribute(found, "LostChanges");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        provider.close();
        network.close();
        server.close();
        log.close();
    }
}
