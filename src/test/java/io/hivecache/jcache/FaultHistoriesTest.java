package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.HiveException;
import io.hivecache.hive.OnFailure;
import io.hivecache.hive.OutcomeUnknown;
import io.hivecache.testing.Call;
import io.hivecache.testing.Caller;
import io.hivecache.testing.EntryOperation;
import io.hivecache.testing.FaultyProxy;
import io.hivecache.testing.Linearization;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.Worker;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two clients of one server, with two threads each, use a few entries at random while the server and the network fail at
 * random. There is an order of all calls that explains all answers, where a change of unknown outcome was made at some time
 * or never, and one that failed otherwise was not made. The system property {@code fault.seeds} says how many runs to do.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FaultHistoriesTest {
    private static final int CLIENTS = 2;
    private static final int THREADS = 2;
    private static final int KEYS = 3;
    private static final int FAULTS = 3;
    private static final int LONGEST_PAUSE_MILLIS = 8;
    private static final int LONGEST_FAULT_MILLIS = 350;

    /**
     * What it has stored is not lost when it is killed, so that nothing but an operation ever changes an entry: it writes
     * before it answers, as long as it never waits for a disk.
     */
    private final RedisServer server = RedisServer.launch("--appendonly", "yes", "--appendfsync", "no");

    private final FaultyProxy network = new FaultyProxy(server.port());
    private final List<HiveCachingProvider> providers = new ArrayList<>();
    private final List<Cache<Integer, Integer>> caches = new ArrayList<>();
    private volatile boolean over;

    private Cache<Integer, Integer> missing;
    private int answered;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("fault.seeds", 50));
    }

    static IntStream fewSeeds() {
        return seeds().filter(seed -> seed % 5 == 0);
    }

    @BeforeAll
    void open() {
        for (int i = 0; i < CLIENTS; i++) {
            caches.add(open("histories", OnFailure.THROW));
        }
        missing = open("missing", OnFailure.MISS);
    }

    private Cache<Integer, Integer> open(String name, OnFailure onFailure) {
        HiveCachingProvider provider = new HiveCachingProvider();
        providers.add(provider);
        return provider.getCacheManager(URI.create(network.address("redis") + "?command-timeout=250ms"), null)
                .createCache(
                        name,
                        new HiveConfiguration<Integer, Integer>()
                                .setTypes(Integer.class, Integer.class)
                                .setOnFailure(onFailure));
    }

    /** Histories that consist of failures prove nothing. */
    @AfterAll
    void close() {
        assertThat(answered).isGreaterThan(10 * Integer.getInteger("fault.seeds", 50));
        providers.forEach(HiveCachingProvider::close);
        network.close();
        server.close();
    }

    private enum Fault {
        CUT,
        CUT_IN_REQUEST,
        CUT_IN_REPLY,
        REFUSE,
        HOLD,
        HOLD_REPLIES,
        STOP,
        KILL
    }

    private void strike(Fault fault, Random random) throws Exception {
        switch (fault) {
            case CUT -> network.cut();
            case CUT_IN_REQUEST -> network.cutAfterRequestBytes(random.nextInt(200));
            case CUT_IN_REPLY -> network.cutAfterReplyBytes(random.nextInt(50));
            case REFUSE -> network.refuse();
            case HOLD -> network.hold();
            case HOLD_REPLIES -> network.holdReplies();
            case STOP -> server.pause();
            case KILL -> server.kill();
        }
        pause(random, LONGEST_FAULT_MILLIS);
        switch (fault) {
            case CUT, CUT_IN_REQUEST, CUT_IN_REPLY -> {}
            case REFUSE -> network.accept();
            case HOLD, HOLD_REPLIES -> network.release();
            case STOP -> server.proceed();
            case KILL -> server.restart();
        }
    }

    private static void pause(Random random, int mostMillis) {
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(1_000 * mostMillis)));
    }

    private static void untilDone(Runnable action) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3 * Worker.PATIENCE_SECONDS);
        while (true) {
            try {
                action.run();
                return;
            } catch (CacheException e) {
                assertThat(System.nanoTime()).as("it fails for ever: %s", e).isLessThan(end);
            }
        }
    }

    /** All entries are gone, and both clients know that. */
    private void beginAnew(int seed) {
        untilDone(caches.get(0)::clear);
        untilDone(() -> caches.get(0).put(KEYS, seed));
        untilDone(() -> awaitSeen(caches.get(1), seed));
    }

    private static void awaitSeen(Cache<Integer, Integer> cache, Integer value) {
        if (!value.equals(cache.get(KEYS))) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            throw new CacheException("not seen yet");
        }
    }

    private List<Call> calls(Cache<Integer, Integer> cache, int seed, int number) {
        Random random = new Random(1_000L * seed + number);
        Caller caller = new Caller(cache, seed, number);
        while (!over) {
            caller.call(1, KEYS);
            pause(random, LONGEST_PAUSE_MILLIS);
        }
        return caller.calls();
    }

    /** What each key is in the end, so that a change that was lost or came back shows. */
    private static Stream<Call> last(Cache<Integer, Integer> cache, int seed) {
        Caller caller = new Caller(cache, seed, CLIENTS * THREADS);
        untilDone(() -> cache.putIfAbsent(KEYS, seed));
        IntStream.range(0, KEYS).forEach(key -> caller.call(EntryOperation.GET, key));
        return caller.calls().stream();
    }

    private static boolean mayHaveBeenMade(Call call) {
        return !(call.answer() instanceof HiveException) || call.answer() instanceof OutcomeUnknown;
    }

    /** All calls that were made, or may have been, by threads that share these caches evenly. */
    private List<Call> callsUnderFaults(List<Cache<Integer, Integer>> used, int seed) throws Exception {
        over = false;
        List<Worker<List<Call>>> workers = new ArrayList<>();
        for (int number = 0; number < CLIENTS * THREADS; number++) {
            Cache<Integer, Integer> cache = used.get(number % used.size());
            int own = number;
            workers.add(Worker.start(() -> calls(cache, seed, own)));
        }
        Random random = new Random(seed);
        for (int i = 0; i < FAULTS; i++) {
            pause(random, 10 * LONGEST_PAUSE_MILLIS);
            strike(Fault.values()[random.nextInt(Fault.values().length)], random);
        }
        over = true;
        List<Call> calls = new ArrayList<>();
        for (Worker<List<Call>> worker : workers) {
            calls.addAll(worker.result());
        }
        last(used.get(0), seed).forEach(calls::add);
        return calls.stream().filter(FaultHistoriesTest::mayHaveBeenMade).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void historiesAreLinearizable(int seed) throws Exception {
        beginAnew(seed);
        List<Call> calls = callsUnderFaults(caches, seed);

        answered += calls.size();
        assertThat(Linearization.fewestEvictions(calls))
                .as("changes that nobody made")
                .isZero();
    }

    /**
     * What was dropped was evicted, as it were, and a read that finds nothing tells nothing; but nothing is ever read that was
     * overwritten or removed, dropped or not.
     */
    @ParameterizedTest
    @MethodSource("fewSeeds")
    void aCacheThatGoesOnWithoutItsHiveNeverReadsWhatIsStale(int seed) throws Exception {
        untilDone(() -> missing.putIfAbsent(KEYS, seed));
        missing.clear();
        List<Call> calls = callsUnderFaults(List.of(missing), seed).stream()
                .filter(call -> !isMiss(call))
                .toList();

        answered += calls.size();
        assertThat(Linearization.fewestEvictions(calls)).isNotNegative();
    }

    private static boolean isMiss(Call call) {
        return switch (call.operation()) {
            case GET, GET_ALL -> call.answer() == null;
            case CONTAINS_KEY -> Boolean.FALSE.equals(call.answer());
            default -> false;
        };
    }
}
