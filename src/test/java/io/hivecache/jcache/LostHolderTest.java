package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.jcache.LostHolder.Fate;
import io.hivecache.jcache.LostHolder.Work;
import io.hivecache.testing.CapturedLog;
import io.hivecache.testing.FaultyProxy;
import io.hivecache.testing.History;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/**
 * Three clients share a read-through cache in which one of all loads; one of them is lost at some moment of a load, a write or
 * a processor, as a JVM is that dies or is cut off: it never comes back, or long after its lease. The others go on, and the
 * histories of all are linearizable. The system property {@code fault.seeds} says how many times to do that.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LostHolderTest {
    private static final int SEEDS = Integer.getInteger("fault.seeds", 50);
    private static final int OTHERS = 2;
    private static final int THREADS = 2;
    private static final int CALLS_AFTERWARDS = 15;
    private static final Duration LEASE = Duration.ofMillis(200);
    private static final Duration LONGEST = LEASE.multipliedBy(2).plusSeconds(10);

    private final RedisServer server = RedisServers.single();
    private final List<HiveCachingProvider> others = new ArrayList<>();
    private final CapturedLog log = new CapturedLog();

    @BeforeAll
    void open() {
        try (RespClient client = server.connect()) {
            client.call("FLUSHALL");
        }
        IntStream.range(0, OTHERS).forEach(i -> others.add(new HiveCachingProvider()));
    }

    @AfterAll
    void close() {
        others.forEach(HiveCachingProvider::close);
        log.close();
    }

    private static Cache<Integer, Integer> open(
            HiveCachingProvider provider, String address, int seed, LeaseCaller.Loader loader, LostHolder holder) {
        HiveConfiguration<Integer, Integer> configuration = new HiveConfiguration<Integer, Integer>()
                .setTypes(Integer.class, Integer.class)
                .setLoadLease(LEASE)
                .setReadThrough(true)
                .setCacheLoaderFactory(() -> loader);
        if (holder != null) {
            configuration.setWriteThrough(true).setCacheWriterFactory(() -> holder);
        }
        return provider.getCacheManager(URI.create(address), null).createCache("lost-holder-" + seed, configuration);
    }

    /** How long the longest call of the others took that was made after the holder was lost, in nanoseconds. */
    private long lose(int seed) throws Exception {
        FaultyProxy network = new FaultyProxy(server.port());
        LostHolder holder = new LostHolder(seed, network);
        List<LeaseCaller> callers = new ArrayList<>();
        List<Cache<Integer, Integer>> caches = new ArrayList<>();
        try (HiveCachingProvider lost = new HiveCachingProvider()) {
            LeaseCaller.Loader loader = new LeaseCaller.Loader(0, holder);
            Cache<Integer, Integer> doomed =
                    open(lost, network.address("redis") + "?command-timeout=250ms", seed, loader, holder);
            List<Worker<Void>> victims = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                LeaseCaller caller = new LeaseCaller(doomed, loader, holder, seed, i);
                callers.add(caller);
                victims.add(Worker.run(() -> caller.callUntil(holder::isOver)));
            }
            List<Worker<Long>> survivors = new ArrayList<>();
            for (int i = 0; i < OTHERS; i++) {
                LeaseCaller.Loader own = new LeaseCaller.Loader(i + 1, null);
                Cache<Integer, Integer> cache = open(others.get(i), server.address("redis"), seed, own, null);
                caches.add(cache);
                LeaseCaller caller = new LeaseCaller(cache, own, null, seed, THREADS + i);
                callers.add(caller);
                survivors.add(Worker.start(() -> {
                    caller.callUntil(holder::isLost);
                    return caller.longestOf(CALLS_AFTERWARDS);
                }));
            }
            long longest = 0;
            for (Worker<Long> survivor : survivors) {
                longest = Math.max(longest, survivor.result());
            }
            holder.end();
            for (Worker<Void> victim : victims) {
                victim.result();
            }
            check(callers, seed);
            return longest;
        } finally {
            holder.end();
            network.close();
            caches.forEach(Cache::close);
        }
    }

    private static void check(List<LeaseCaller> callers, int seed) {
        for (int key = 0; key < LeaseCaller.KEYS; key++) {
            History<Integer> history = new History<>();
            int of = key;
            callers.forEach(caller -> caller.of(of).forEach(history::add));
            assertThat(history.isLinearizable(null))
                    .as("seed %s, key %s%n%s", seed, key, history)
                    .isTrue();
        }
    }

    @Test
    void theOthersGoOnAfterTheLease() throws Exception {
        List<Long> whileLoading = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            long longest = lose(seed);
            assertThat(longest).isLessThan(LONGEST.toNanos());
            if (LostHolder.plan(seed).work() == Work.LOAD) {
                whileLoading.add(longest);
            }
        }
        whileLoading.sort(null);

        assertThat(whileLoading.get(whileLoading.size() / 2))
                .as("one takes over when the lease ends, and nobody has to wait for the bound, which is two leases")
                .isBetween(
                        LEASE.dividedBy(2).toNanos(),
                        LEASE.multipliedBy(7).dividedBy(4).toNanos());
    }

    @Test
    void theSeedsLoseEveryHolderInEveryWay() {
        assertThat(IntStream.range(0, 50).mapToObj(LostHolder::plan).distinct())
                .hasSize(Work.values().length * Fate.values().length);
    }
}
