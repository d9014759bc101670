package io.hivecache.jcache;

import com.sun.management.UnixOperatingSystemMXBean;
import io.hivecache.hive.OnFailure;
import io.hivecache.testing.EntryOperation;
import io.hivecache.testing.EntryOperation.Arguments;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryExpiredListener;

/** One of the JVMs of {@link Soak}: does everything that a cache can do, and answers each line with what it has in use. */
final class SoakChild {
    private static final int THREADS = 4;
    private static final int KEYS = 2_000;
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final Logger CLIENT_LOG = Logger.getLogger("io.lettuce");

    private SoakChild() {}

    public static void main(String[] arguments) throws Exception {
        CLIENT_LOG.setLevel(Level.OFF);
        Logger.getLogger("io.hivecache").setLevel(Level.OFF);
        AtomicLong done = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        try (HiveCachingProvider provider = new HiveCachingProvider()) {
            CacheManager manager = provider.getCacheManager(URI.create(arguments[0]), null);
            List<Cache<Integer, Integer>> caches = List.of(plain(manager), heard(manager), missing(manager));
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                Thread thread = new Thread(() -> {
                    while (true) {
                        operate(caches.get(random.nextInt(caches.size())), random, done, failed);
                        LockSupport.parkNanos(PAUSE_NANOS);
                    }
                });
                thread.setDaemon(true);
                thread.start();
            }
            System.out.println("ready");
            while (System.in.read() >= 0) {
                System.out.println(inUse() + " " + done.getAndSet(0) + " " + failed.getAndSet(0));
            }
        }
    }

    private static HiveConfiguration<Integer, Integer> integers() {
        return new HiveConfiguration<Integer, Integer>().setTypes(Integer.class, Integer.class);
    }

    private static Cache<Integer, Integer> plain(CacheManager manager) {
        return manager.createCache("plain", integers());
    }

    private static Cache<Integer, Integer> heard(CacheManager manager) {
        CacheEntryExpiredListener<Integer, Integer> listener = events -> {};
        return manager.createCache(
                "heard",
                integers()
                        .setExpiryPolicyFactory(Lifetimes.touched(2_000))
                        .addCacheEntryListenerConfiguration(
                                new MutableCacheEntryListenerConfiguration<>(() -> listener, null, true, false)));
    }

    private static Cache<Integer, Integer> missing(CacheManager manager) {
        OneByOneLoader<Integer, Integer> loader = key -> key;
        return manager.createCache(
                "missing",
                integers().setOnFailure(OnFailure.MISS).setReadThrough(true).setCacheLoaderFactory(() -> loader));
    }

    private static void operate(Cache<Integer, Integer> cache, Random random, AtomicLong done, AtomicLong failed) {
        int key = random.nextInt(KEYS);
        try {
            switch (random.nextInt(200)) {
                case 0 -> cache.forEach(entry -> {});
                case 1 -> cache.clear();
                case 2 -> cache.removeAll();
                case 3, 4, 5, 6 -> cache.removeAll(keys(random));
                case 7, 8, 9, 10 -> cache.getAll(keys(random));
                default -> {
                    EntryOperation[] operations = EntryOperation.values();
                    operations[random.nextInt(operations.length)].ask(cache, new Arguments(key, key, key + 1));
                }
            }
            done.incrementAndGet();
        } catch (CacheException e) {
            failed.incrementAndGet();
        }
    }

    private static Set<Integer> keys(Random random) {
        return IntStream.range(0, 50).map(i -> random.nextInt(KEYS)).boxed().collect(Collectors.toSet());
    }

    /** Bytes of live objects, threads, file descriptors. */
    private static String inUse() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long files = ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getOpenFileDescriptorCount();
        return heap + " " + ManagementFactory.getThreadMXBean().getThreadCount() + " " + files;
    }
}
