package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static io.hivecache.engine.remote.RemoteEngines.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hivecache.hive.ConnectionRefused;
import io.hivecache.hive.ConnectionReset;
import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.HiveTimeout;
import io.hivecache.hive.HostNotFound;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.NoMemory;
import io.hivecache.hive.OutcomeUnknown;
import io.hivecache.hive.UnknownAfterReset;
import io.hivecache.hive.UnknownAfterTimeout;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers see when the server is not there, or not itself; nothing hangs, and nothing unknown is repeated. */
class FaultsTest {
    private static final String CANARY = "canary-secret";
    private static final String TIMEOUT = "?command-timeout=1500ms";
    private static final long TIMEOUT_MILLIS = 1_500;

    private RedisServer server;
    private Engine engine;
    private Hive<String, byte[]> hive;

    @BeforeEach
    void start() {
        server = RedisServer.launch();
        engine = RemoteEngines.open(server.address("redis") + TIMEOUT);
        hive = RemoteEngines.hive(engine, "cache");
    }

    @AfterEach
    void end() {
        engine.close();
        server.close();
    }

    private void update(String alias, String content) {
        hive.update(alias, bytes(content), Lifetime.ETERNAL);
    }

    private String read(String alias) {
        return text(hive.get(alias, Lifetime.ETERNAL));
    }

    /** Longer than the time-out by what a busy machine may take, and far shorter than a hang. */
    private static void assertInTime(long began) {
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isLessThan(10 * TIMEOUT_MILLIS);
    }

    private static <T> T eventually(Callable<T> attempt) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
        while (true) {
            try {
                return attempt.call();
            } catch (HiveException e) {
                assertThat(System.nanoTime()).as("it does not come back: %s", e).isLessThan(end);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    @Test
    void aServerThatStandsStillTimesOutAndThenGoesOn() throws Exception {
        update("one", "1");
        server.pause();
        long began = System.nanoTime();
        Worker<Void> reader = Worker.run(() -> read("one"));
        HiveTimeout changed = catchThrowableOfType(HiveTimeout.class, () -> update("one", "2"));
        Throwable read = reader.failure();
        server.proceed();

        assertThat(read)
                .isInstanceOf(HiveTimeout.class)
                .isNotInstanceOf(OutcomeUnknown.class)
                .hasMessageContaining("GET");
        assertThat(changed).isInstanceOf(UnknownAfterTimeout.class).hasMessageContaining("unknown");
        assertInTime(began);
        eventually(() -> hive.update("one", bytes("3"), Lifetime.ETERNAL));
        assertThat(read("one")).isEqualTo("3");
    }

    @Test
    void aChangeThatWasSentToAServerThatDiesIsNotRepeated() throws Exception {
        server.pause();
        Worker<Void> change = Worker.run(() -> update("one", "1")).awaitRest();
        server.kill();

        assertThat(change.failure()).isInstanceOf(UnknownAfterReset.class);
        server.restart();
        assertThat(eventually(() -> hive.contains("one"))).isFalse();
    }

    @Test
    void manyChangesThatWereSentToAServerThatDiesAreNotRepeated() throws Exception {
        Map<String, byte[]> contents = new HashMap<>();
        IntStream.range(0, 100).forEach(i -> contents.put("alias " + i, bytes("1")));
        Lifetime different = new Lifetime.Fixed(60_000, 0, Lifetime.SAME);
        hive.updateAll(contents, different);
        server.pause();
        Worker<Void> change =
                Worker.run(() -> hive.updateAll(contents, different)).awaitRest();
        server.kill();

        assertThat(change.failure()).isInstanceOf(UnknownAfterReset.class);
        server.restart();
        assertThat(eventually(() -> hive.getAll(List.copyOf(contents.keySet()), Lifetime.ETERNAL)))
                .containsOnlyNulls();
    }

    @Test
    void aServerThatIsGoneFailsCallsInTimeAndIsFoundWhenItIsBack() throws Exception {
        update("one", "1");
        server.kill();
        long began = System.nanoTime();
        assertThatThrownBy(() -> update("one", "2")).isInstanceOf(ConnectionReset.class);
        assertThatThrownBy(() -> read("one")).isInstanceOf(ConnectionReset.class);
        assertInTime(began);

        server.restart();
        eventually(() -> hive.update("two", bytes("2"), Lifetime.ETERNAL));
        eventually(() -> hive.contains("two"));
    }

    /** The generation was lost with the server, and the entries with it: nothing of before is seen again. */
    @Test
    void aServerThatLostEverythingBeginsAnew() throws Exception {
        update("one", "1");
        server.kill();
        server.restart();

        assertThat(eventually(() -> hive.contains("one"))).isFalse();
        eventually(() -> hive.update("one", bytes("2"), Lifetime.ETERNAL));
    }

    @Test
    void anInterruptIsKeptAndEndsNoCall() {
        Thread.currentThread().interrupt();
        update("one", "1");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(read("one")).isEqualTo("1");
    }

    @Test
    void aServerWhoseMemoryIsFullSaysSo() {
        update("zero", "0");
        try (RespClient side = server.connect()) {
            side.call("CONFIG", "SET", "maxmemory", 1);
        }

        assertThatThrownBy(() -> update("one", "1"))
                .isInstanceOf(NoMemory.class)
                .hasMessageContaining("maxmemory");
        assertThatThrownBy(
                        () -> hive.update("one", bytes("1"), new Lifetime.Fixed(1_000, Lifetime.SAME, Lifetime.SAME)))
                .isInstanceOf(NoMemory.class);
        assertThat(read("zero")).isEqualTo("0");
        assertThat(hive.delete("zero")).isTrue();
        try (RespClient side = server.connect()) {
            side.call("CONFIG", "SET", "maxmemory", 0);
        }
        update("one", "1");
        assertThat(read("one")).isEqualTo("1");
    }

    @Test
    void aReadOnlyReplicaRefusesChanges() {
        update("one", "1");
        try (RespClient side = server.connect()) {
            side.call("REPLICAOF", "127.0.0.1", 1);
            side.call("CONFIG", "SET", "replica-serve-stale-data", "yes");
        }
        long began = System.nanoTime();

        assertThatThrownBy(() -> update("one", "2"))
                .isInstanceOf(HiveException.class)
                .hasMessageContainingAll("READONLY", "is a replica", "master");
        assertInTime(began);
        assertThat(read("one")).isEqualTo("1");
    }

    @Test
    void contentBeyondTheLimitIsRefused() {
        try (Engine limited = RemoteEngines.open(server.address("redis") + "?max-value-bytes=10")) {
            Hive<String, byte[]> small = RemoteEngines.hive(limited, "small");

            assertThat(small.update("one", new byte[10], Lifetime.ETERNAL)).isTrue();
            assertThatThrownBy(() -> small.update("one", new byte[11], Lifetime.ETERNAL))
                    .isInstanceOf(NoMemory.class)
                    .hasMessageContainingAll("11 bytes", "max-value-bytes");
            assertThat(small.get("one", Lifetime.ETERNAL)).hasSize(10);
        }
    }

    @Test
    void aServerThatIsNotThereIsRefusedUnlessItMayComeLater() throws Exception {
        server.kill();
        assertThatThrownBy(() -> RemoteEngines.open(server.address("redis")))
                .isInstanceOf(ConnectionRefused.class)
                .hasMessageContaining(String.valueOf(server.port()));

        try (Engine lazy = RemoteEngines.open(server.address("redis") + TIMEOUT + "&lazy-connect=true")) {
            Hive<String, byte[]> late = RemoteEngines.hive(lazy, "cache");
            assertThatThrownBy(() -> late.get("one", Lifetime.ETERNAL)).isInstanceOf(HiveException.class);
            server.restart();
            eventually(() -> late.update("one", bytes("1"), Lifetime.ETERNAL));
            assertThat(text(eventually(() -> late.get("one", Lifetime.ETERNAL))))
                    .isEqualTo("1");
        }
    }

    @Test
    void aHostThatNobodyKnows() {
        assertThatThrownBy(() -> RemoteEngines.open("redis://nobody.invalid"))
                .isInstanceOf(HostNotFound.class)
                .hasMessageContaining("nobody.invalid");
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() {
        try (RespClient side = server.connect()) {
            side.call("CONFIG", "SET", "requirepass", "right");
        }
        HiveException refused = catchThrowableOfType(
                HiveException.class,
                () -> RemoteEngines.open("redis://:" + CANARY + "@127.0.0.1:" + server.port() + TIMEOUT));

        assertThat(refused.code()).isEqualTo(HiveCode.INVALID_COMMAND);
        assertThat(refused).hasMessageContaining("WRONGPASS");
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(CANARY);
        }
    }

    @Test
    void aClosedEngineSaysSo() {
        engine.close();

        assertThatThrownBy(() -> read("one")).isInstanceOf(HiveException.class).hasMessageContaining("closed");
    }
}
