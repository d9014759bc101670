package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.Hold;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Row;
import io.hivecache.hive.Verb;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RespClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server is asked to do for each operation: one command, native wherever there is one. */
class CommandCountTest {
    private static final Pattern COUNT = Pattern.compile("cmdstat_(\\S+):calls=(\\d+)");
    private static final Lifetime ETERNAL = Lifetime.ETERNAL;
    private static final Lifetime CREATED = new Lifetime.Fixed(600_000, Lifetime.SAME, Lifetime.SAME);
    private static final Lifetime MODIFIED = new Lifetime.Fixed(600_000, 600_000, Lifetime.SAME);
    private static final Lifetime ACCESSED = new Lifetime.Fixed(600_000, Lifetime.SAME, 600_000);
    private static final Lifetime FOREVER_ONCE_READ = new Lifetime.Fixed(600_000, Lifetime.SAME, Lifetime.NEVER);
    private static final Lifetime ONCE = new Lifetime.Fixed(600_000, Lifetime.SAME, 0);
    private static final Lifetime UPDATED_FOREVER = new Lifetime.Fixed(Lifetime.NEVER, Lifetime.NEVER, Lifetime.SAME);
    private static final byte[] CONTENT = bytes("content");

    private static RedisServer server;
    private Engine engine;
    private Hive<String, byte[]> hive;
    private RespClient side;

    @BeforeAll
    static void start() {
        server = RedisServer.launch();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    void open() {
        side = server.connect();
        side.call("FLUSHALL");
        engine = RemoteEngines.open(server.address());
        hive = RemoteEngines.hive(engine, "counted");
        hive.update("there", CONTENT, ETERNAL);
    }

    @AfterEach
    void close() {
        side.close();
        engine.close();
    }

    /** The commands of an operation, once the server knows the scripts; those that look for clears are left out. */
    private Map<String, Integer> commands(Consumer<Hive<String, byte[]>> operation) {
        operation.accept(hive);
        hive.deleteAll(List.of("absent", "there"));
        hive.update("there", CONTENT, ETERNAL);
        side.call("CONFIG", "RESETSTAT");
        operation.accept(hive);
        Map<String, Integer> counts = new TreeMap<>();
        Matcher matcher = COUNT.matcher(side.call("INFO", "commandstats").toString());
        while (matcher.find()) {
            counts.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
        }
        counts.keySet().removeAll(List.of("config|resetstat", "hgetall", "client|tracking", "client|caching", "info"));
        return counts;
    }

    private static Consumer<Hive<String, byte[]>> row(Row row, Lifetime lifetime) {
        return hive -> {
            hive.transition("there", row, null, CONTENT, lifetime);
            hive.transition("absent", row, null, CONTENT, lifetime);
        };
    }

    @Test
    void reading() {
        assertThat(commands(hive -> hive.get("there", ETERNAL))).isEqualTo(Map.of("get", 1));
        assertThat(commands(hive -> hive.get("absent", CREATED))).isEqualTo(Map.of("get", 1));
        assertThat(commands(hive -> hive.get("there", ACCESSED))).isEqualTo(Map.of("getex", 1));
        assertThat(commands(hive -> hive.get("there", FOREVER_ONCE_READ))).isEqualTo(Map.of("getex", 1));
        assertThat(commands(hive -> hive.get("there", ONCE))).isEqualTo(Map.of("getdel", 1));
        assertThat(commands(hive -> hive.getAhead("there", 1_000, alias -> {}))).isEqualTo(Map.of("get", 1, "pttl", 1));
        assertThat(commands(hive -> hive.contains("there"))).isEqualTo(Map.of("exists", 1));
    }

    @Test
    void put() {
        for (Lifetime lifetime : List.of(ETERNAL, CREATED, MODIFIED, ACCESSED)) {
            assertThat(commands(row(Row.PUT, lifetime))).isEqualTo(Map.of("set", 2));
            assertThat(commands(row(Row.PUT.withBefore(), lifetime))).isEqualTo(Map.of("set", 2));
        }
    }

    @Test
    void update() {
        assertThat(commands(row(Row.UPDATE, ETERNAL))).isEqualTo(Map.of("set", 2));
        assertThat(commands(row(Row.UPDATE, MODIFIED))).isEqualTo(Map.of("set", 2));
        assertThat(commands(row(Row.UPDATE.withBefore(), ETERNAL))).isEqualTo(Map.of("set", 2));
        assertThat(commands(row(Row.UPDATE.withBefore(), MODIFIED))).isEqualTo(Map.of("set", 2));
    }

    /** A script counts as one, and so do the commands that it runs on the server: no round trip more. */
    @Test
    void updateWhereCreationAndUpdateExpireDifferently() {
        assertThat(commands(hive -> hive.update("there", CONTENT, CREATED))).isEqualTo(Map.of("evalsha", 1, "set", 1));
        assertThat(commands(hive -> hive.update("absent", CONTENT, CREATED))).isEqualTo(Map.of("evalsha", 1, "set", 2));
        assertThat(commands(row(Row.UPDATE.withBefore(), CREATED))).containsEntry("evalsha", 2);
    }

    @Test
    void replace() {
        Row replace = Row.of(Verb.KEEP, Verb.WRITE);
        for (Lifetime lifetime : List.of(ETERNAL, CREATED, MODIFIED, ACCESSED)) {
            assertThat(commands(row(replace, lifetime))).isEqualTo(Map.of("set", 2));
            assertThat(commands(row(replace.withBefore(), lifetime))).isEqualTo(Map.of("set", 2));
        }
    }

    @Test
    void delete() {
        assertThat(commands(row(Row.DELETE, CREATED))).isEqualTo(Map.of("del", 2));
        assertThat(commands(row(Row.DELETE.withBefore(), CREATED))).isEqualTo(Map.of("getdel", 2));
    }

    @Test
    void comparisons() {
        Row replace = new Row(Verb.KEEP, Verb.WRITE, Verb.TOUCH, false);
        Row remove = new Row(Verb.KEEP, Verb.DELETE, Verb.TOUCH, false);
        for (Row row : List.of(replace, remove)) {
            assertThat(commands(hive -> hive.transition("there", row, CONTENT, bytes("next"), CREATED)))
                    .containsEntry("evalsha", 1)
                    .hasSize(3);
            assertThat(commands(hive -> hive.transition("there", row, bytes("other"), bytes("next"), CREATED)))
                    .isEqualTo(Map.of("evalsha", 1, "get", 1));
            assertThat(commands(hive -> hive.transition("absent", row, CONTENT, bytes("next"), CREATED)))
                    .isEqualTo(Map.of("evalsha", 1, "get", 1));
        }
    }

    @Test
    void aProcessorsChangeIsOneReadAndOneScript() {
        assertThat(commands(hive -> {
                    try (Hold hold = hive.hold("there")) {
                        hive.swap("there", hive.get("there", ETERNAL), Verb.WRITE, bytes("next"), CREATED);
                    }
                }))
                .isEqualTo(Map.of("get", 2, "evalsha", 1, "set", 1));
    }

    @Test
    void batchesTravelInChunks() {
        List<String> aliases =
                IntStream.range(0, 2_500).mapToObj(i -> "alias " + i).toList();
        Map<String, byte[]> contents = aliases.stream().collect(Collectors.toMap(alias -> alias, alias -> CONTENT));

        assertThat(commands(hive -> hive.getAll(aliases, ETERNAL))).isEqualTo(Map.of("mget", 3));
        assertThat(commands(hive -> hive.deleteAll(aliases))).isEqualTo(Map.of("del", 3));
        assertThat(commands(hive -> hive.updateAll(contents, UPDATED_FOREVER))).isEqualTo(Map.of("mset", 3));
        assertThat(commands(hive -> hive.updateAll(contents, CREATED))).isEqualTo(Map.of("set", 2_500));
    }

    /** Nothing is known of the keys beforehand: the second command is for those that the first did not find. */
    @Test
    void newEntriesOfABatchTakeOneMoreRoundTripWhereTheyExpireOtherwiseThanKnownOnes() {
        Map<String, byte[]> contents = Map.of("there", CONTENT, "new", CONTENT, "newer", CONTENT);

        assertThat(commands(hive -> {
                    hive.delete("new");
                    hive.delete("newer");
                    hive.updateAll(contents, CREATED);
                }))
                .isEqualTo(Map.of("del", 2, "set", 5));
    }

    /** What was cleared is unlinked in the background, which may be seen here. */
    @Test
    void clearingRemovesNothingItself() {
        assertThat(commands(Hive::clear))
                .containsKeys("evalsha", "hset")
                .doesNotContainKeys("keys", "flushdb", "flushall");
    }
}
