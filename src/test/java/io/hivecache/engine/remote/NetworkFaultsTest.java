package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static io.hivecache.engine.remote.RemoteEngines.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.HiveTimeout;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.OutcomeUnknown;
import io.hivecache.hive.Row;
import io.hivecache.hive.UnknownAfterReset;
import io.hivecache.hive.Verb;
import io.hivecache.testing.FaultyProxy;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers see while the network between them and the server is slow, cut or gone, and after it is back. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class NetworkFaultsTest {
    private static final long TIMEOUT_MILLIS = 2_000;
    private static final long IN_TIME_MILLIS = TIMEOUT_MILLIS * 11 / 10;
    private static final long BACK_MILLIS = 2_000;

    /** What a busy machine may add, and less than a second wait would. */
    private static final long SLACK_MILLIS = 1_500;

    private static final int THREADS = 16;

    private RedisServer server;
    private FaultyProxy network;
    private Engine engine;
    private Hive<String, byte[]> hive;

    /** A call and its name. */
    private record Call(String name, Worker.Action action) {}

    @BeforeEach
    void start() {
        server = RedisServer.launch();
        network = new FaultyProxy(server.port());
        engine = RemoteEngines.open(network.address("redis") + "?command-timeout=" + TIMEOUT_MILLIS + "ms");
        hive = RemoteEngines.hive(engine, "cache");
        update("key", "old");
    }

    @AfterEach
    void end() {
        engine.close();
        network.close();
        server.close();
    }

    private void update(String alias, String content) {
        hive.update(alias, bytes(content), Lifetime.ETERNAL);
    }

    private String read(String alias) {
        return text(hive.get(alias, Lifetime.ETERNAL));
    }

    private Map<String, byte[]> many() {
        Map<String, byte[]> many = new HashMap<>();
        IntStream.range(0, 5_000).forEach(i -> many.put("many " + i, bytes("content")));
        return many;
    }

    private List<Call> calls() {
        Lifetime.Fixed touched = new Lifetime.Fixed(60_000, 60_000, 60_000);
        return List.of(
                new Call("get", () -> read("key")),
                new Call("get that touches", () -> hive.get("key", touched)),
                new Call("contains", () -> hive.contains("key")),
                new Call("getAll", () -> hive.getAll(List.copyOf(many().keySet()), Lifetime.ETERNAL)),
                new Call("update", () -> update("key", "new")),
                new Call("put", () -> hive.put("key", bytes("new"), touched)),
                new Call("delete", () -> hive.delete("key")),
                new Call("updateAll", () -> hive.updateAll(many(), Lifetime.ETERNAL)),
                new Call("deleteAll", () -> hive.deleteAll(many().keySet())),
                new Call(
                        "replace",
                        () -> hive.transition(
                                "key",
                                new Row(Verb.KEEP, Verb.WRITE, Verb.TOUCH, false),
                                bytes("old"),
                                bytes("new"),
                                touched)),
                new Call("swap", () -> hive.swap("key", bytes("old"), Verb.WRITE, bytes("new"), Lifetime.ETERNAL)),
                new Call("scan", () -> hive.scan().hasNext()),
                new Call("clear", hive::clear));
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    /** Every call, all at once: each must fail in time and say what happened, or succeed in time where it may. */
    private void assertAllEndInTime() throws Exception {
        Map<String, Worker<Throwable>> workers = new HashMap<>();
        for (Call call : calls()) {
            workers.put(call.name(), Worker.start(() -> {
                long began = System.nanoTime();
                Throwable failure = Worker.run(call.action()).failure();
                assertThat(millisSince(began))
                        .as("millis of %s", call.name())
                        .isLessThan(IN_TIME_MILLIS + SLACK_MILLIS);
                return failure;
            }));
        }
        for (Map.Entry<String, Worker<Throwable>> worker : workers.entrySet()) {
            Throwable failure = worker.getValue().result();
            assertThat(failure)
                    .as(worker.getKey())
                    .isInstanceOf(HiveException.class)
                    .hasMessageContainingAll("127.0.0.1", "hive");
        }
    }

    private void assertWorksSoon() {
        assertWorksWithin(BACK_MILLIS);
    }

    private void assertWorksWithin(long millis) {
        long began = System.nanoTime();
        while (!works()) {
            assertThat(millisSince(began)).as("millis until it works").isLessThan(millis + SLACK_MILLIS);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private boolean works() {
        try {
            update("back", "there");
            return "there".equals(read("back"));
        } catch (HiveException e) {
            return false;
        }
    }

    @Test
    void aBlackHoleEndsEveryCallInTimeAndIsForgottenAfterwards() throws Exception {
        network.hold();
        assertAllEndInTime();
        network.release();
        assertWorksSoon();
    }

    @Test
    void aNetworkThatIsNotThereEndsEveryCallInTimeAndIsForgottenAfterwards() throws Exception {
        network.refuse();
        assertAllEndInTime();
        network.accept();
        assertWorksSoon();
    }

    /** A connection may take longer than a command; those who wait for the first one do not. */
    @Test
    void aConnectionThatIsStillBeingMadeIsWaitedForNoLongerThanAReply() throws Exception {
        network.hold();
        try (Engine lazy = RemoteEngines.open(
                network.address("redis") + "?lazy-connect=true&connect-timeout=60s&command-timeout=500ms")) {
            Hive<String, byte[]> late = RemoteEngines.hive(lazy, "late");
            long began = System.nanoTime();
            List<Worker<Void>> workers = IntStream.range(0, THREADS)
                    .mapToObj(i -> Worker.run(() -> late.contains("key")))
                    .toList();
            for (Worker<Void> worker : workers) {
                assertThat(worker.failure()).isInstanceOf(HiveTimeout.class).hasMessageContaining("not connected");
            }
            assertThat(millisSince(began)).isLessThan(550 + SLACK_MILLIS);
            network.release();
            assertThat(Worker.start(() -> eventually(late)).result()).isTrue();
        }
    }

    private static boolean eventually(Hive<String, byte[]> late) {
        while (true) {
            try {
                return late.update("key", bytes("there"), Lifetime.ETERNAL);
            } catch (HiveException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    @Test
    void whoTimesOutIsToldSoAndWhetherTheChangeMayHaveBeenMade() {
        network.hold();
        Worker<Void> reader = Worker.run(() -> read("key"));
        Throwable changed = Worker.run(() -> update("key", "new")).failure();

        assertThat(reader.failure()).isInstanceOf(HiveTimeout.class).isNotInstanceOf(OutcomeUnknown.class);
        assertThat(changed).isInstanceOf(HiveTimeout.class).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void aSlowNetworkIsWaitedForWithinTheTimeOutOnly() {
        network.delay(100);
        update("key", "slow");
        assertThat(read("key")).isEqualTo("slow");

        network.delay(2 * TIMEOUT_MILLIS);
        long began = System.nanoTime();
        assertThat(Worker.run(() -> read("key")).failure()).isInstanceOf(HiveTimeout.class);
        assertThat(millisSince(began)).isLessThan(IN_TIME_MILLIS + SLACK_MILLIS);
        network.delay(0);
        assertWorksWithin(BACK_MILLIS + 2 * TIMEOUT_MILLIS);
    }

    /** Nobody ends the connections of before, and nobody hears on them either: as when a server's machine loses its power. */
    @Test
    void connectionsThatDiedInSilenceAreGivenUp() {
        network.hold();
        assertThat(Worker.run(() -> read("key")).failure()).isInstanceOf(HiveTimeout.class);
        network.releaseNew();

        assertWorksWithin(BACK_MILLIS + TIMEOUT_MILLIS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 10, 25, 40, 60, 1_000, 1_100})
    void aRequestThatIsCutIsNeverHalfDone(int length) {
        String next = "x".repeat(1_000);
        network.cutAfterRequestBytes(length);
        Throwable failure = Worker.run(() -> update("key", next)).failure();

        assertThat(read("key")).isIn("old", next);
        if (failure == null) {
            assertThat(read("key")).isEqualTo(next);
        } else {
            assertThat(failure).isInstanceOf(UnknownAfterReset.class);
        }
        assertWorksSoon();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 500, 1_000, 1_008})
    void aReplyThatIsCutIsReadAgain(int length) {
        String content = "x".repeat(1_000);
        update("key", content);
        network.cutAfterReplyBytes(length);

        assertThat(read("key")).isEqualTo(content);
        assertWorksSoon();
    }

    /** The server has stored it, its reply is lost, and another removes it before there is a connection again. */
    @Test
    void whatAnotherRemovedDoesNotComeBack() throws Exception {
        network.holdReplies();
        Worker<Void> update = Worker.run(() -> update("removed", "again"));
        try (RespClient other = server.connect()) {
            String key = awaitKey(other, "*:removed");
            network.refuse();
            assertThat(update.failure()).isInstanceOf(UnknownAfterReset.class);
            assertThat(other.call("DEL", key)).isEqualTo(1L);
            network.release();
            network.accept();
            assertWorksSoon();

            assertThat(read("removed")).isNull();
            assertThat((List<?>) other.call("KEYS", "*:removed")).isEmpty();
        }
    }

    private static String awaitKey(RespClient client, String pattern) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            List<?> keys = (List<?>) client.call("KEYS", pattern);
            if (!keys.isEmpty()) {
                return (String) keys.get(0);
            }
        }
        throw new AssertionError("no key " + pattern);
    }

    /** How something fails for a while, and is back. */
    private enum Fault {
        BLACK_HOLE,
        CUT,
        STOPPED,
        KILLED
    }

    private void begin(Fault fault) {
        switch (fault) {
            case BLACK_HOLE -> network.hold();
            case CUT -> network.refuse();
            case STOPPED -> server.pause();
            case KILLED -> server.kill();
        }
    }

    private void end(Fault fault) throws Exception {
        switch (fault) {
            case BLACK_HOLE -> network.release();
            case CUT -> network.accept();
            case STOPPED -> server.proceed();
            case KILLED -> server.restart();
        }
    }

    @ParameterizedTest
    @EnumSource
    void allThreadsWorkAgainSoonAfterFiveSeconds(Fault fault) throws Exception {
        List<Long> back = new ArrayList<>();
        List<Worker<Long>> workers = new ArrayList<>();
        begin(fault);
        for (int i = 0; i < THREADS; i++) {
            String alias = "thread " + i;
            workers.add(Worker.start(() -> untilItWorks(alias)));
        }
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
        long ended = System.nanoTime();
        end(fault);
        for (Worker<Long> worker : workers) {
            back.add(TimeUnit.NANOSECONDS.toMillis(worker.result() - ended));
        }

        assertThat(back).allMatch(millis -> millis >= 0 && millis < BACK_MILLIS + SLACK_MILLIS);
    }

    private long untilItWorks(String alias) {
        while (true) {
            long began = System.nanoTime();
            try {
                update(alias, "there");
                return System.nanoTime();
            } catch (HiveException e) {
                assertThat(millisSince(began)).as("millis until %s", e).isLessThan(IN_TIME_MILLIS + SLACK_MILLIS);
            }
        }
    }
}
