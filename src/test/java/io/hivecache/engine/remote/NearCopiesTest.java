package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static io.hivecache.engine.remote.RemoteEngines.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.HiveObserver;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.Hold;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Limit;
import io.hivecache.hive.Row;
import io.hivecache.hive.Verb;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Copies of entries in this JVM: hits cost nothing, and nothing is seen that should not be. */
class NearCopiesTest {
    private static final Lifetime ETERNAL = Lifetime.ETERNAL;
    private static final int BOUND = 100;
    private static final int ROUNDS = 3_000;

    private abstract static class Copies {
        private Engine engine;
        private Engine otherEngine;
        Hive<String, byte[]> hive;
        Hive<String, byte[]> other;

        abstract List<RedisServer> servers();

        @BeforeEach
        void open() {
            servers().forEach(server -> call(server, "FLUSHALL"));
            engine = RemoteEngines.open(servers().get(0).address());
            otherEngine = RemoteEngines.open(servers().get(0).address());
            hive = engine.open(
                    new HiveSettings<String, byte[]>("copied", new Limit.None<>(), Arrays::equals, HiveObserver.none())
                            .withNearEntries(BOUND));
            other = RemoteEngines.hive(otherEngine, "copied");
        }

        @AfterEach
        void close() {
            engine.close();
            otherEngine.close();
        }

        static Object call(RedisServer server, Object... words) {
            try (RespClient client = server.connect()) {
                return client.call(words);
            }
        }

        String read(String alias) {
            return text(hive.get(alias, ETERNAL));
        }

        void update(Hive<String, byte[]> changed, String alias, int content) {
            changed.update(alias, bytes(String.valueOf(content)), ETERNAL);
        }

        static void await(BooleanSupplier condition) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
            while (!condition.getAsBoolean()) {
                assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            }
        }

        long reads() {
            return servers().stream()
                    .map(server -> call(server, "INFO", "commandstats").toString())
                    .flatMap(stats -> stats.lines())
                    .filter(line -> line.startsWith("cmdstat_get:") || line.startsWith("cmdstat_evalsha:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll(".*calls=(\\d+).*", "$1")))
                    .sum();
        }

        @Test
        void aHitAsksNobody() {
            update(other, "one", 1);
            assertThat(read("one")).isEqualTo("1");
            long before = reads();
            for (int i = 0; i < 100; i++) {
                assertThat(read("one")).isEqualTo("1");
            }
            assertThat(reads()).isEqualTo(before);
        }

        @Test
        void whatOthersChangeIsSeenSoon() {
            for (int i = 0; i < ROUNDS / 10; i++) {
                String content = String.valueOf(i);
                update(other, "one", i);
                await(() -> content.equals(read("one")));
                switch (i % 3) {
                    case 0 -> other.delete("one");
                    case 1 -> other.deleteAll(List.of("one", "two"));
                    default -> other.clear();
                }
                await(() -> read("one") == null);
            }
        }

        @Test
        void whatThisJvmHasChangedIsSeenAtOnce() {
            for (int i = 0; i < ROUNDS; i++) {
                byte[] content = bytes(String.valueOf(i));
                switch (i % 4) {
                    case 0 -> hive.update("one", content, ETERNAL);
                    case 1 -> hive.updateAll(Map.of("one", content), ETERNAL);
                    case 2 -> hive.transition("one", Row.of(Verb.KEEP, Verb.WRITE), null, content, ETERNAL);
                    default -> {
                        try (Hold mine = hive.hold("one")) {
                            byte[] seen = hive.get("one", ETERNAL);
                            assertThat(hive.swap("one", seen, Verb.WRITE, content, ETERNAL))
                                    .isNotNull();
                        }
                    }
                }
                assertThat(read("one")).isEqualTo(String.valueOf(i));
                if (i % 100 == 0) {
                    hive.clear();
                    assertThat(read("one")).isNull();
                    update(hive, "one", i);
                }
            }
        }

        /** While others read all the time, so that older replies are on their way. */
        @Test
        void whatThisJvmHasChangedIsSeenAtOnceThoughOthersRead() throws Exception {
            AtomicBoolean done = new AtomicBoolean();
            Worker<Void> readers = Worker.run(() -> Worker.together(2, 60, thread -> {
                while (!done.get()) {
                    read("one");
                }
                return null;
            }));
            try {
                for (int i = 0; i < ROUNDS; i++) {
                    update(hive, "one", i);
                    assertThat(read("one")).isEqualTo(String.valueOf(i));
                }
            } finally {
                done.set(true);
            }
            readers.resultWithin(60);
        }

        /** A reply that is older than the push which ends it must not be kept: then an older number would stay. */
        @Test
        void numbersThatOnlyGrowElsewhereOnlyGrowHereAndTheLastIsSeen() throws Exception {
            AtomicBoolean done = new AtomicBoolean();
            update(other, "one", 0);
            Worker<List<Integer>> readers = Worker.start(() -> Worker.together(2, 60, thread -> {
                int last = 0;
                while (!done.get()) {
                    int next = Integer.parseInt(read("one"));
                    assertThat(next).isGreaterThanOrEqualTo(last);
                    last = next;
                }
                return last;
            }));
            for (int i = 1; i <= ROUNDS; i++) {
                update(other, "one", i);
                if (i % 100 == 0) {
                    String expected = String.valueOf(i);
                    await(() -> expected.equals(read("one")));
                }
            }
            done.set(true);
            assertThat(readers.resultWithin(60)).hasSize(2);
        }

        @Test
        void aCopyDoesNotOutliveItsEntry() {
            Lifetime brief = new Lifetime.Fixed(150, Lifetime.SAME, Lifetime.SAME);
            for (int i = 0; i < 5; i++) {
                other.update("one", bytes("1"), brief);
                await(() -> read("one") != null);
                await(() -> !other.contains("one"));
                assertThat(read("one")).isNull();
            }
        }

        @Test
        void aLostConnectionEndsAllCopies() {
            for (int i = 0; i < 10; i++) {
                String content = String.valueOf(i);
                update(hive, "one", -1);
                assertThat(read("one")).isEqualTo("-1");
                servers().forEach(server -> call(server, "CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"));
                await(() -> tried(() -> update(other, "one", Integer.parseInt(content))));
                await(() -> tried(() -> assertThat(read("one")).isNotNull()) && content.equals(read("one")));
            }
        }

        private static boolean tried(Runnable action) {
            try {
                action.run();
                return true;
            } catch (HiveException e) {
                return false;
            }
        }

        @Test
        void thereAreNoMoreThanTheBoundAndTheOnesReadAgainStay() {
            for (int i = 0; i < 10 * BOUND; i++) {
                update(other, "alias " + i, i);
            }
            for (int i = 0; i < 10 * BOUND; i++) {
                assertThat(read("alias " + i)).isEqualTo(String.valueOf(i));
                assertThat(read("alias 0")).isEqualTo("0");
                assertThat(((RemoteHive) hive).near().size()).isLessThanOrEqualTo(BOUND);
            }
            long before = reads();
            read("alias 0");
            assertThat(reads()).isEqualTo(before);
        }

        @Test
        void aCopyIsTheCallersOwn() {
            update(other, "one", 1);
            for (int i = 0; i < 3; i++) {
                byte[] mine = hive.get("one", ETERNAL);
                assertThat(text(mine)).isEqualTo("1");
                mine[0] = 'x';
            }
        }

        /** A processor decides by what it reads. */
        @Test
        void whoHoldsAnAliasReadsItFromTheServers() {
            for (int i = 0; i < ROUNDS / 10; i++) {
                update(other, "one", i);
                read("one");
                update(other, "one", i + 1);
                try (Hold mine = hive.hold("one")) {
                    assertThat(read("one")).isEqualTo(String.valueOf(i + 1));
                }
            }
        }
    }

    @Nested
    class OnAServer extends Copies {
        @Override
        List<RedisServer> servers() {
            return List.of(RedisServers.single());
        }
    }

    @Nested
    class OnACluster extends Copies {
        @Override
        List<RedisServer> servers() {
            return RedisServers.cluster();
        }
    }
}
