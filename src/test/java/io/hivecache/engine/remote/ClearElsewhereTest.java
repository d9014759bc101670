package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static io.hivecache.engine.remote.RemoteEngines.hive;
import static io.hivecache.engine.remote.RemoteEngines.scanned;
import static io.hivecache.engine.remote.RemoteEngines.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.Hold;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Row;
import io.hivecache.hive.Verb;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.Worker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is done right after another JVM, here another engine, has cleared the cache: without waiting, everything holds. */
class ClearElsewhereTest extends TwoEngines {
    private static final int ROUNDS = 2_000;
    private static final int MANY = 300;
    private static final Lifetime ETERNAL = Lifetime.ETERNAL;
    private static final Lifetime MORTAL = new Lifetime.Fixed(600_000, Lifetime.SAME, Lifetime.SAME);

    private static String read(Hive<String, byte[]> from, String alias) {
        return text(from.get(alias, ETERNAL));
    }

    /** The round's one operation is the first that the other engine does after the clear. */
    @Test
    void theNextOperationSeesTheClearAndIsKept() {
        for (int i = 0; i < ROUNDS; i++) {
            byte[] content = bytes("round " + i);
            other.update("one", bytes("before"), ETERNAL);
            other.update("two", content, ETERNAL);
            assertThat(read(hive, "two")).isEqualTo("round " + i);
            hive.clear();
            switch (i % 10) {
                case 0 ->
                    assertThat(other.update("one", content, i % 20 == 0 ? ETERNAL : MORTAL))
                            .isTrue();
                case 1 -> assertThat(other.put("one", content, ETERNAL)).isTrue();
                case 2 -> assertThat(read(other, "one")).isNull();
                case 3 -> assertThat(other.contains("one")).isFalse();
                case 4 -> assertThat(other.delete("one")).isFalse();
                case 5 ->
                    assertThat(other.updateAll(Map.of("one", content, "three", content), ETERNAL))
                            .isEqualTo(2);
                case 6 ->
                    assertThat(other.getAll(List.of("one", "two"), ETERNAL)).containsOnlyNulls();
                case 7 -> assertThat(other.deleteAll(List.of("one", "two"))).isZero();
                case 8 -> assertThat(scanned(other)).isEmpty();
                default ->
                    assertThat(other.transition("one", Row.of(Verb.KEEP, Verb.WRITE), null, content, ETERNAL)
                                    .stored())
                            .isFalse();
            }
            String expected = i % 10 < 2 || i % 10 == 5 ? "round " + i : null;
            assertThat(read(hive, "one")).as("round %d", i).isEqualTo(expected);
            assertThat(read(other, "one")).as("round %d", i).isEqualTo(expected);
            assertThat(read(other, "two")).isNull();
        }
    }

    /** The clear is done, and something is stored in the next generation, before the scan begins. */
    @Test
    void aScanIsOneOverWhatIsThereNow() {
        for (int i = 0; i < ROUNDS / 10; i++) {
            other.update("old", bytes("1"), ETERNAL);
            hive.clear();
            hive.update("new", bytes("2"), ETERNAL);

            assertThat(scanned(other)).containsOnlyKeys("new");
        }
    }

    @Test
    void aSwapSeesThatWhatWasReadIsGone() {
        for (int i = 0; i < ROUNDS / 10; i++) {
            other.update("one", bytes("1"), ETERNAL);
            try (Hold mine = other.hold("one")) {
                byte[] seen = other.get("one", ETERNAL);
                hive.clear();
                assertThat(other.swap("one", seen, Verb.WRITE, bytes("2"), ETERNAL))
                        .isNull();
                assertThat(other.get("one", ETERNAL)).isNull();
                assertThat(other.swap("one", null, Verb.WRITE, bytes("3"), ETERNAL))
                        .isNotNull();
            }
            assertThat(read(hive, "one")).isEqualTo("3");
        }
    }

    /** The other engine leaves a mark in each generation, by which it is known that two reads were of the same. */
    @Test
    void whatWasAcknowledgedAfterAClearIsKeptWhileManyThreadsWrite() throws Exception {
        int clears = ROUNDS / 2;
        AtomicBoolean done = new AtomicBoolean();
        Worker<Integer> clearing = Worker.start(() -> {
            for (int i = 0; i < clears; i++) {
                hive.clear();
                hive.update("cleared", bytes(String.valueOf(i)), ETERNAL);
            }
            done.set(true);
            return clears;
        });
        Worker.together(4, 60, thread -> {
            String alias = "of " + thread;
            for (int i = 0; !done.get(); i++) {
                String mark = read(other, "cleared");
                other.update(alias, bytes(String.valueOf(i)), ETERNAL);
                String found = read(other, alias);
                if (mark != null && mark.equals(read(other, "cleared"))) {
                    assertThat(found).as("no clear came between").isEqualTo(String.valueOf(i));
                }
            }
            return null;
        });
        assertThat(clearing.resultWithin(60)).isEqualTo(clears);
    }

    /** The connection over which the server would tell of the clear is lost after it, before it, or both. */
    @Test
    void aLostConnectionHidesNoClear() throws Exception {
        for (int i = 0; i < ROUNDS / 100; i++) {
            byte[] content = bytes("round " + i);
            other.update("one", bytes("before"), ETERNAL);
            hive.clear();
            killConnections();
            eventually(() -> hive.update("two", content, ETERNAL));

            assertThat(eventually(() -> read(other, "one"))).isNull();
            assertThat(read(other, "two")).isEqualTo("round " + i);
            killConnections();
            eventually(() -> {
                hive.clear();
                return null;
            });
            assertThat(eventually(() -> other.put("one", content, ETERNAL))).isTrue();
            assertThat(read(hive, "one")).isEqualTo("round " + i);
        }
    }

    private void killConnections() {
        call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    }

    private static <T> T eventually(Callable<T> attempt) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
        while (true) {
            try {
                return attempt.call();
            } catch (HiveException e) {
                assertThat(System.nanoTime()).as("it does not come back: %s", e).isLessThan(end);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    @Test
    void aLostGenerationIsNoticedAtOnce() {
        for (int i = 0; i < ROUNDS / 10; i++) {
            hive.update("one", bytes("1"), ETERNAL);
            assertThat(read(other, "one")).isEqualTo("1");
            if (i % 2 == 0) {
                call("DEL", "hive:cleared");
            } else {
                call("FLUSHALL");
            }
            assertThat(read(other, "one")).isNull();
            other.update("one", bytes("2"), ETERNAL);
            assertThat(read(hive, "one")).isEqualTo("2");
        }
    }

    /** Each is stored once, in the generation before the clear or in the one after it, and counted once. */
    @Test
    void manyAreStoredThoughTheCacheIsClearedInBetween() throws Exception {
        Map<String, byte[]> contents = new HashMap<>();
        IntStream.range(0, MANY).forEach(i -> contents.put("alias " + i, bytes("1")));
        for (Lifetime lifetime : List.of(ETERNAL, MORTAL, new Lifetime.Fixed(600_000, 0, Lifetime.SAME))) {
            for (int i = 0; i < 50; i++) {
                hive.clear();
                Worker<Void> clearing = Worker.run(hive::clear);
                assertThat(other.updateAll(contents, lifetime)).isEqualTo(MANY);
                clearing.result();
            }
            hive.clear();
            assertThat(other.updateAll(contents, lifetime)).isEqualTo(MANY);
            assertThat(scanned(hive)).hasSize(MANY);
        }
    }

    /** There the push and the replies may come from two servers. */
    @Test
    void inAClusterItIsSeenSoonAndFromThenOnEverythingIsKept() {
        String address = RedisServers.cluster().get(0).address();
        try (Engine one = RemoteEngines.open(address);
                Engine two = RemoteEngines.open(address)) {
            Hive<String, byte[]> clearing = hive(one, "cleared in a cluster");
            Hive<String, byte[]> seeing = hive(two, "cleared in a cluster");
            assertThat(isTracked(seeing)).isTrue();
            for (int i = 0; i < ROUNDS / 20; i++) {
                seeing.update("one", bytes("before"), ETERNAL);
                String former = generation(seeing);
                clearing.clear();
                await(() -> read(seeing, "one") == null && !generation(seeing).equals(former));
                seeing.update("two", bytes("round " + i), ETERNAL);
                assertThat(read(clearing, "two")).isEqualTo("round " + i);
                assertThat(scanned(clearing)).containsOnlyKeys("two");
            }
        }
    }

    /** What it knows: that an entry is gone may also be due to its having been unlinked. */
    private static String generation(Hive<String, byte[]> of) {
        return ((RemoteHive) of).generations().known().generation();
    }

    private static boolean isTracked(Hive<String, byte[]> tracked) {
        return ((RemoteHive) tracked).generations().current().isTracked();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
        }
    }

    @Test
    void whoMayNotTrackSeesItSoonAndFromThenOnEverythingIsKept() {
        call("ACL", "SETUSER", "untracked", "reset", "on", ">secret", "~hive:*", "+@all", "-client|tracking");
        String address = server.address().replace("://", "://untracked:secret@");
        try (Engine limited = RemoteEngines.open(address)) {
            Hive<String, byte[]> seeing = hive(limited, "cleared");
            assertThat(isTracked(seeing)).isFalse();
            assertThat(isTracked(other)).isTrue();
            for (int i = 0; i < 5; i++) {
                seeing.update("one", bytes("before"), ETERNAL);
                String former = generation(seeing);
                hive.clear();
                await(() -> read(seeing, "one") == null && !generation(seeing).equals(former));
                seeing.update("two", bytes("round " + i), ETERNAL);
                assertThat(read(hive, "two")).isEqualTo("round " + i);
            }
        }
    }
}
