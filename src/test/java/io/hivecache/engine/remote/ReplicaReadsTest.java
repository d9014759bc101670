package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static io.hivecache.engine.remote.RemoteEngines.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.Hold;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Row;
import io.hivecache.hive.Verb;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Replicas answer reads by which nothing is decided; all else goes to the master. */
class ReplicaReadsTest {
    private static final long PATIENCE_SECONDS = 60;
    private static final int READS = 20;
    private static final String OPTIONS = "read-from=replica&command-timeout=60s&connect-timeout=60s";
    private static final Lifetime ETERNAL = Lifetime.ETERNAL;

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!holds(condition)) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (HiveException | IllegalStateException e) {
            return false;
        }
    }

    /** How often a server was asked something; what a script asks counts, too. */
    private static int count(RedisServer server, String command) {
        Matcher matcher = Pattern.compile("cmdstat_" + command + ":calls=(\\d+)")
                .matcher(server.call("INFO", "commandstats").toString());
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static int reads(RedisServer server) {
        return count(server, "get") + count(server, "mget") + count(server, "exists");
    }

    /** Until the replica is connected to, the master answers in its stead. */
    private static void awaitReads(Hive<String, byte[]> hive, RedisServer replica) {
        await(() -> {
            IntStream.range(0, READS).forEach(i -> hive.get("alias " + i, ETERNAL));
            return count(replica, "get") > 0;
        });
    }

    /** Everything that was stored is on the replica, too; from now on it is counted what is asked. */
    private static void settle(RedisServer master, RedisServer replica) {
        long stored = offset(master);
        await(() -> offset(replica) >= stored);
        master.call("CONFIG", "RESETSTAT");
        replica.call("CONFIG", "RESETSTAT");
    }

    private static long offset(RedisServer server) {
        String info = server.call("INFO", "replication").toString();
        return Long.parseLong(info.replaceAll("(?s).*master_repl_offset:(\\d+).*", "$1"));
    }

    /** One server with a replica, on which both agree: the client library knows no other. */
    private static final class Pair implements AutoCloseable {
        final RedisServer master = RedisServer.launch();
        final RedisServer replica = RedisServer.launch("--replicaof", "127.0.0.1 " + master.port());

        Pair() {
            await(replica::isReplicated);
            await(() -> master.call("INFO", "replication").toString().contains("state=online"));
        }

        void settle() {
            ReplicaReadsTest.settle(master, replica);
        }

        @Override
        public void close() {
            replica.close();
            master.close();
        }
    }

    @Nested
    class OfOneServer {
        private final Pair pair = new Pair();
        private final Engine engine = RemoteEngines.open(pair.master.address("redis") + "?" + OPTIONS);
        private final Hive<String, byte[]> hive = RemoteEngines.hive(engine, "cache");

        @AfterEach
        void close() {
            engine.close();
            pair.close();
        }

        private void store(String alias) {
            hive.update(alias, bytes("1"), ETERNAL);
            pair.settle();
        }

        @Test
        void theReplicaAnswersReads() {
            store("one");
            for (int i = 0; i < READS; i++) {
                assertThat(text(hive.get("one", ETERNAL))).isEqualTo("1");
                assertThat(hive.contains("one")).isTrue();
                assertThat(hive.getAll(List.of("one", "two"), ETERNAL))
                        .hasSize(2)
                        .doesNotContain(new byte[0]);
            }

            assertThat(count(pair.replica, "get")).isEqualTo(READS);
            assertThat(count(pair.replica, "exists")).isEqualTo(READS);
            assertThat(count(pair.replica, "mget")).isEqualTo(READS);
            assertThat(reads(pair.master)).isZero();
        }

        @Test
        void theMasterDecides() {
            store("one");
            Row replace = new Row(Verb.KEEP, Verb.WRITE, Verb.TOUCH, false);

            assertThat(hive.put("one", bytes("2"), ETERNAL)).isFalse();
            assertThat(hive.transition("one", replace, bytes("1"), bytes("2"), ETERNAL)
                            .stored())
                    .isTrue();
            assertThat(hive.transition("one", Row.KEEP, null, null, ETERNAL).wasPresent())
                    .isTrue();
            assertThat(hive.delete("one")).isTrue();
            assertThat(RemoteEngines.scanned(hive)).isEmpty();
            assertThat(reads(pair.replica)).isZero();
        }

        /** The replica has been cut off: it would answer with what was there long ago. */
        @Test
        void whatIsHeldIsReadFromTheMaster() {
            store("one");
            pair.replica.call("REPLICAOF", "127.0.0.1", RedisServer.freePort());
            hive.update("one", bytes("2"), ETERNAL);

            assertThat(text(hive.get("one", ETERNAL))).as("it lags behind").isEqualTo("1");
            try (Hold hold = hive.hold("one")) {
                byte[] seen = hive.get("one", ETERNAL);
                assertThat(text(seen)).isEqualTo("2");
                assertThat(hive.getAll(List.of("one"), ETERNAL)).containsExactly(bytes("2"));
                assertThat(hive.swap("one", seen, Verb.WRITE, bytes("3"), ETERNAL))
                        .isNotNull();
            }
        }

        @Test
        void theMasterAnswersReadsIfTheReplicaIsGone() {
            store("one");
            assertThat(text(hive.get("one", ETERNAL))).isEqualTo("1");
            pair.replica.kill();

            for (int i = 0; i < READS; i++) {
                assertThat(text(hive.get("one", ETERNAL))).isEqualTo("1");
            }
            assertThat(count(pair.master, "get")).isEqualTo(READS);
        }
    }

    @Test
    void aLimitedUserNeedsInfoBesides() {
        try (Pair pair = new Pair()) {
            for (RedisServer server : List.of(pair.master, pair.replica)) {
                server.call("ACL", "SETUSER", "ann", "on", ">secret", "~hive:*", "+info");
                for (String command : Permissions.COMMANDS) {
                    server.call("ACL", "SETUSER", "ann", command);
                }
            }
            String address = "redis://ann:secret@127.0.0.1:" + pair.master.port() + "?" + OPTIONS;
            try (Engine engine = RemoteEngines.open(address)) {
                Hive<String, byte[]> hive = RemoteEngines.hive(engine, "cache");
                hive.update("one", bytes("1"), ETERNAL);
                pair.settle();

                assertThat(text(hive.get("one", ETERNAL))).isEqualTo("1");
                assertThat(count(pair.replica, "get")).isOne();
            }
        }
    }

    @Test
    void withoutTheOptionReplicasAreNotAsked() {
        try (Pair pair = new Pair();
                Engine engine = RemoteEngines.open(pair.master.address())) {
            Hive<String, byte[]> hive = RemoteEngines.hive(engine, "cache");
            pair.settle();
            hive.get("one", ETERNAL);

            assertThat(reads(pair.replica)).isZero();
            assertThat(count(pair.master, "get")).isOne();
        }
    }

    @Test
    void replicasThatSentinelsKnowAnswerReadsAndTakeOver() {
        try (Pair pair = new Pair();
                RedisServer sentinel = RedisServer.launchSentinel(pair.master)) {
            await(() ->
                    sentinel.call("SENTINEL", "REPLICAS", "mymaster").toString().contains("master-link-status, ok"));
            try (Engine engine = RemoteEngines.open(sentinel.address("redis-sentinel") + "?" + OPTIONS)) {
                Hive<String, byte[]> hive = RemoteEngines.hive(engine, "cache");
                hive.update("one", bytes("1"), ETERNAL);
                awaitReads(hive, pair.replica);
                pair.settle();
                assertThat(text(hive.get("one", ETERNAL))).isEqualTo("1");
                assertThat(count(pair.replica, "get")).isOne();
                assertThat(count(pair.master, "get")).isZero();
                pair.master.kill();

                assertThat(text(hive.get("one", ETERNAL))).isEqualTo("1");
                await(() -> hive.update("one", bytes("2"), ETERNAL));
                await(() -> Objects.equals(text(hive.get("one", ETERNAL)), "2"));
            }
        }
    }

    @Test
    void replicasOfAClusterAnswerReads() {
        List<RedisServer> masters = RedisServers.startCluster(60_000);
        RedisServer replica = RedisServers.addReplica(masters.get(0), 60_000);
        try {
            await(replica::isReplicated);
            await(() -> masters.get(1).call("CLUSTER", "NODES").toString().contains("slave"));
            List<String> aliases =
                    IntStream.range(0, 100).mapToObj(i -> "alias " + i).toList();
            try (Engine engine = RemoteEngines.open(masters.get(1).address())) {
                Hive<String, byte[]> hive = RemoteEngines.hive(engine, "cache");
                aliases.forEach(alias -> hive.update(alias, bytes("1"), ETERNAL));
            }
            settle(masters.get(0), replica);
            try (Engine engine = RemoteEngines.open(masters.get(1).address("redis") + "?" + OPTIONS)) {
                Hive<String, byte[]> hive = RemoteEngines.hive(engine, "cache");
                awaitReads(hive, replica);
                hive.getAll(aliases, ETERNAL);
                settle(masters.get(0), replica);
                assertThat(hive.getAll(aliases, ETERNAL)).doesNotContainNull();
                aliases.forEach(
                        alias -> assertThat(text(hive.get(alias, ETERNAL))).isEqualTo("1"));
                assertThat(count(replica, "get")).isGreaterThan(READS);
                assertThat(reads(masters.get(0))).isZero();
            }
        } finally {
            replica.close();
            masters.forEach(RedisServer::close);
        }
    }
}
