package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.Lifetime;
import io.hivecache.testing.Jvm;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Walking over entries: those that are asked for, and no more at a time than fits into memory. */
class ScanTest {
    private static final List<String> NAMES = List.of(
            "",
            "a",
            "ab",
            "a*",
            "a?",
            "a[b]",
            "a\\",
            "a:b",
            "a{b}",
            "a%",
            "a%2A",
            "é",
            "\uD83D\uDC1D",
            "\uD83D\uDC1Ea");

    private abstract static class Walks {
        final List<RedisServer> servers = servers();
        private Engine engine;

        abstract List<RedisServer> servers();

        Hive<String, byte[]> open() {
            for (RedisServer server : servers) {
                try (RespClient client = server.connect()) {
                    client.call("FLUSHALL");
                }
            }
            engine = RemoteEngines.open(servers.get(0).address());
            return RemoteEngines.hive(engine, "walked");
        }

        Engine engine() {
            return engine;
        }

        @AfterEach
        void close() {
            engine.close();
        }

        @Test
        void onlyWhatBeginsWithThePrefixIsMet() {
            Hive<String, byte[]> hive = open();
            NAMES.forEach(name -> hive.update(name, bytes(name), Lifetime.ETERNAL));
            List<String> prefixes = new ArrayList<>(NAMES);
            prefixes.addAll(List.of("\uD83D", "none", "a[", "*", "%2A"));

            for (String prefix : prefixes) {
                assertThat(aliases(hive.scan(prefix)))
                        .as("prefix '%s'", prefix)
                        .containsExactlyInAnyOrderElementsOf(NAMES.stream()
                                .filter(name -> name.startsWith(prefix))
                                .toList());
            }
        }

        @Test
        void contentsAreReadInPortions() {
            Hive<String, byte[]> hive = open();
            List<String> aliases =
                    IntStream.range(0, 100).mapToObj(i -> "alias " + i).toList();
            aliases.forEach(alias -> hive.update(alias, new byte[1_000], Lifetime.ETERNAL));
            PageContents contents = contents(2_500, keys -> {
                throw new IllegalStateException("all contents at once");
            });
            Space space = ((RemoteHive) hive).generations().current();
            List<byte[]> keys = new ArrayList<>();
            keys.add(space.key("absent"));
            aliases.forEach(alias -> keys.add(space.key(alias)));

            assertThat(contents.first(keys).stream().map(found -> found == null ? 0 : found.length))
                    .containsExactly(0, 1_000, 1_000, 1_000);
            assertThat(contents.first(keys.subList(0, 1))).containsExactly((byte[]) null);
        }

        @Test
        void contentsAreReadAllAtOnceAfterAPageOfSmallOnesUntilThereAreLargeOnes() {
            Hive<String, byte[]> hive = open();
            Space space = ((RemoteHive) hive).generations().current();
            List<byte[]> page = IntStream.range(0, 300)
                    .mapToObj(i -> space.key("alias " + i))
                    .toList();
            List<byte[]> small = Collections.nCopies(300, new byte[1]);
            List<byte[]> large = Collections.nCopies(300, new byte[100]);
            Deque<List<byte[]>> atOnce = new ArrayDeque<>(List.of(small, large));
            PageContents contents = contents(8 * 300, keys -> atOnce.remove());

            assertThat(contents.first(page.subList(0, 200))).containsOnlyNulls();
            assertThat(contents.first(page)).containsOnlyNulls();
            assertThat(contents.first(page)).isEqualTo(small);
            assertThat(contents.first(page)).isEqualTo(large);
            assertThat(contents.first(page)).containsOnlyNulls();
        }

        private PageContents contents(long portion, Function<List<byte[]>, List<byte @Nullable []>> readAll) {
            Calls calls = ((RemoteEngine) engine()).calls();
            boolean single = ((RemoteEngine) engine()).servers().isSingle();
            return new PageContents(calls::call, calls::callAll, readAll, single, portion);
        }
    }

    @Nested
    class OnAServer extends Walks {
        private static final int LARGE = 40;
        private static final int LARGE_BYTES = 12 << 20;

        @Override
        List<RedisServer> servers() {
            return List.of(RedisServers.single());
        }

        @Test
        void theServerLeavesOutWhatDoesNotBeginWithThePrefix() {
            Hive<String, byte[]> hive = open();
            Map<String, byte[]> contents = new HashMap<>();
            IntStream.range(0, 5_000).forEach(i -> contents.put("other " + i, new byte[1]));
            IntStream.range(0, 5).forEach(i -> contents.put("ours " + i, new byte[1]));
            hive.updateAll(contents, Lifetime.ETERNAL);
            try (RespClient client = servers.get(0).connect()) {
                client.call("CONFIG", "RESETSTAT");

                assertThat(aliases(hive.scan("ours"))).hasSize(5);
                assertThat(client.call("INFO", "commandstats").toString())
                        .containsPattern("cmdstat_get:calls=5,")
                        .doesNotContain("cmdstat_mget");
            }
        }

        @Test
        void manySmallContentsAreReadByNativeCommands() {
            Hive<String, byte[]> hive = open();
            Map<String, byte[]> contents = new HashMap<>();
            IntStream.range(0, 5_000).forEach(i -> contents.put("alias " + i, new byte[1]));
            hive.updateAll(contents, Lifetime.ETERNAL);
            try (RespClient client = servers.get(0).connect()) {
                client.call("CONFIG", "RESETSTAT");

                assertThat(aliases(hive.scan())).containsExactlyInAnyOrderElementsOf(contents.keySet());
                assertThat(client.call("INFO", "commandstats").toString())
                        .containsPattern("cmdstat_mget:calls=\\d+,")
                        .containsPattern("cmdstat_get:calls=\\d{3},");
            }
        }

        @Test
        void contentsThatTogetherAreLargerThanTheHeapPass() throws Exception {
            Hive<String, byte[]> hive = open();
            byte[] large = new byte[LARGE_BYTES];
            IntStream.range(0, LARGE).forEach(i -> hive.update("large " + i, large, Lifetime.ETERNAL));
            try (Jvm jvm = Jvm.start(LargeScan.class, servers.get(0).address())) {
                assertThat(jvm.readLine()).isEqualTo((long) LARGE * LARGE_BYTES + " bytes");
            } finally {
                hive.scan().forEachRemaining(entry -> hive.delete(entry.alias()));
            }
        }
    }

    @Nested
    class OnACluster extends Walks {
        @Override
        List<RedisServer> servers() {
            return RedisServers.cluster();
        }
    }

    /** A program that walks over a hive and tells how many bytes it has met. */
    static final class LargeScan {
        private LargeScan() {}

        public static void main(String[] arguments) {
            long bytes = 0;
            try (Engine engine = RemoteEngines.open(arguments[0])) {
                Iterator<Hive.Entry<String, byte[]>> entries =
                        RemoteEngines.hive(engine, "walked").scan();
                while (entries.hasNext()) {
                    bytes += entries.next().content().length;
                }
            }
            System.out.println(bytes + " bytes");
        }
    }

    private static List<String> aliases(Iterator<Hive.Entry<String, byte[]>> entries) {
        List<String> aliases = new ArrayList<>();
        entries.forEachRemaining(entry -> aliases.add(entry.alias()));
        return aliases;
    }
}
