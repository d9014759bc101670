package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static io.hivecache.engine.remote.RemoteEngines.scanned;
import static io.hivecache.engine.remote.RemoteEngines.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.Lifetime;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replicas take over, and callers go on without being opened anew. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FailoverTest {
    private static final int MANY = 3_000;
    private static final int NODE_TIMEOUT_MILLIS = 2_000;

    /** Far more than a failover takes, even on a busy machine. */
    private static final long PATIENCE_SECONDS = 60;

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!holds(condition)) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (HiveException | IllegalStateException e) {
            return false;
        }
    }

    private static boolean stores(Hive<String, byte[]> hive) {
        for (int i = 0; i < MANY; i++) {
            hive.update("alias " + i, bytes("content"), Lifetime.ETERNAL);
        }
        return true;
    }

    @Test
    void sentinelsTellTheNewMaster() {
        try (RedisServer master = RedisServer.launch();
                RedisServer replica = RedisServer.launch("--replicaof", "127.0.0.1 " + master.port());
                RedisServer sentinel = RedisServer.launchSentinel(master)) {
            await(replica::isReplicated);
            await(() -> ((List<?>) sentinel.call("SENTINEL", "REPLICAS", "mymaster")).size() == 1);
            try (Engine engine = RemoteEngines.open(sentinel.address("redis-sentinel") + "?master=mymaster")) {
                Hive<String, byte[]> hive = RemoteEngines.hive(engine, "cache");
                hive.update("one", bytes("1"), Lifetime.ETERNAL);
                await(() -> replica.call("KEYS", "*:one").toString().contains("one"));
                master.kill();

                await(() -> hive.update("two", bytes("2"), Lifetime.ETERNAL));
                assertThat(text(hive.get("one", Lifetime.ETERNAL))).isEqualTo("1");
                assertThat(replica.call("KEYS", "*:two").toString()).contains("two");
            }
        }
    }

    /** The scan has met a part of the entries when the master that has the others is replaced. */
    @Test
    void aReplicaTakesOverInAClusterWhileEntriesAreScanned() {
        List<RedisServer> masters = RedisServers.startCluster(NODE_TIMEOUT_MILLIS);
        RedisServer replica = RedisServers.addReplica(masters.get(2), NODE_TIMEOUT_MILLIS);
        try (Engine engine = RemoteEngines.open(masters.get(0).address("redis") + "?command-timeout=1s")) {
            Hive<String, byte[]> hive = RemoteEngines.hive(engine, "cache");
            await(() -> stores(hive));
            await(replica::isReplicated);
            await(() -> replica.call("DBSIZE").equals(masters.get(2).call("DBSIZE")));
            Iterator<Hive.Entry<String, byte[]>> scan = hive.scan();
            Set<String> met = new HashSet<>();
            while (met.size() < MANY / 10) {
                met.add(scan.next().alias());
            }
            masters.get(2).kill();
            while (holds(scan::hasNext) || met.size() < MANY) {
                await(scan::hasNext);
                met.add(scan.next().alias());
            }

            assertThat(met).hasSize(MANY);
            assertThat(scanned(hive)).hasSize(MANY);
            await(() -> stores(hive));
        } finally {
            replica.close();
            masters.forEach(RedisServer::close);
        }
    }

    @Test
    void slotsMoveWhileTheyAreUsed() {
        List<RedisServer> masters = RedisServers.startCluster(60_000);
        try (Engine engine = RemoteEngines.open(masters.get(0).address("redis"))) {
            Hive<String, byte[]> hive = RemoteEngines.hive(engine, "cache");
            stores(hive);
            RedisServers.moveSlots(masters.get(0), masters.get(1), 2_000);

            assertThat(scanned(hive)).hasSize(MANY);
            stores(hive);
            List<String> aliases = List.copyOf(scanned(hive).keySet());
            assertThat(hive.getAll(aliases, Lifetime.ETERNAL)).hasSize(MANY).doesNotContainNull();
            assertThat(hive.deleteAll(aliases)).isEqualTo(MANY);
        } finally {
            masters.forEach(RedisServer::close);
        }
    }
}
