package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static io.hivecache.engine.remote.RemoteEngines.hive;
import static io.hivecache.engine.remote.RemoteEngines.scanned;
import static io.hivecache.engine.remote.RemoteEngines.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.Lifetime;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No name of a cache or an entry gets at anything but itself. */
class HostileNamesTest {
    private static final List<String> NAMES = List.of(
            "",
            " ",
            "{}",
            "{a}",
            "}{",
            "*",
            "?",
            "[a-z]",
            "[^x]",
            "\\",
            "\\*",
            ":",
            "a:b",
            "::",
            "%",
            "%3A",
            "%25",
            "%u0041",
            "a\nb",
            "\r\n",
            "\0",
            "\u007f",
            "'\"`$(id)",
            "é",
            "\u2028",
            "日本語",
            "🐝🐝",
            "\ud83d",
            "\udc1d\ud83d",
            "hive:users",
            "cleaner",
            "generation",
            "../..",
            "x".repeat(900),
            "ü".repeat(450));

    private final RedisServer server = RedisServers.single();
    private Engine engine;

    static Stream<String> names() {
        return NAMES.stream();
    }

    @BeforeEach
    void open() {
        try (RespClient client = server.connect()) {
            client.call("FLUSHALL");
        }
        engine = RemoteEngines.open(server.address());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private List<String> keys() {
        try (RespClient client = server.connect()) {
            List<String> keys = new ArrayList<>();
            ((List<?>) client.call("KEYS", "*")).forEach(key -> keys.add((String) key));
            return keys;
        }
    }

    private static Map<String, String> numbered() {
        Map<String, String> numbered = new HashMap<>();
        NAMES.forEach(name -> numbered.put(name, "content of " + name.hashCode()));
        return numbered;
    }

    @ParameterizedTest
    @MethodSource("names")
    void escapingIsUndoneByUnescaping(String name) {
        assertThat(Escaping.unescape(Escaping.escape(name))).isEqualTo(name);
        assertThat(Escaping.escape(name)).doesNotContainPattern("[{}*?\\[\\]\\\\:\\p{Cntrl}\\s\"]");
    }

    @Test
    void everyAliasIsFoundAgainAndNoOther() {
        Hive<String, byte[]> hive = hive(engine, "cache");
        numbered().forEach((name, content) -> hive.update(name, bytes(content), Lifetime.ETERNAL));

        numbered()
                .forEach((name, content) ->
                        assertThat(text(hive.get(name, Lifetime.ETERNAL))).isEqualTo(content));
        assertThat(scanned(hive)).isEqualTo(numbered());
        assertThat(hive.deleteAll(NAMES)).isEqualTo(NAMES.size());
        assertThat(scanned(hive)).isEmpty();
    }

    @Test
    void everyCacheHasItsOwnEntries() {
        Map<String, Hive<String, byte[]>> hives = new HashMap<>();
        NAMES.forEach(name -> hives.put(name, hive(engine, name)));
        hives.forEach((name, hive) -> NAMES.forEach(
                alias -> hive.update(alias, bytes(name.hashCode() + "/" + alias.hashCode()), Lifetime.ETERNAL)));

        hives.forEach((name, hive) -> assertThat(scanned(hive))
                .hasSize(NAMES.size())
                .allSatisfy(
                        (alias, content) -> assertThat(content).isEqualTo(name.hashCode() + "/" + alias.hashCode())));
        hives.get("*").clear();
        assertThat(scanned(hives.get("*"))).isEmpty();
        hives.remove("*");
        hives.forEach((name, hive) -> assertThat(scanned(hive)).hasSize(NAMES.size()));
    }

    @Test
    void everyKeyStaysUnderThePrefixAndSteersNoSlot() {
        NAMES.forEach(name -> {
            Hive<String, byte[]> hive = hive(engine, name);
            NAMES.forEach(alias -> hive.update(alias, bytes("content"), Lifetime.ETERNAL));
        });

        assertThat(keys())
                .hasSize(NAMES.size() * (NAMES.size() + 1))
                .allSatisfy(key -> assertThat(key).startsWith("hive:").doesNotContain("{", "}", "*", "?", "[", "\\"));
    }

    @Test
    void anOrdinaryKeyIsReadable() {
        hive(engine, "users").update("42", bytes("content"), Lifetime.ETERNAL);

        assertThat(keys()).anySatisfy(key -> assertThat(key).matches("hive:users:[A-Z2-7]{6}:42"));
    }

    @Test
    void theContentIsTheBytesAndNothingElse() {
        hive(engine, "users").update("42", bytes("{\"name\":\"Ada\"}"), Lifetime.ETERNAL);
        String key =
                keys().stream().filter(name -> name.endsWith(":42")).findFirst().orElseThrow();

        try (RespClient client = server.connect()) {
            assertThat(client.call("GET", key)).isEqualTo("{\"name\":\"Ada\"}");
        }
    }

    @Test
    void thePrefixCanBeChosen() {
        try (Engine other = RemoteEngines.open(server.address() + "&key-prefix=shop:")) {
            hive(other, "users").update("42", bytes("content"), Lifetime.ETERNAL);
        }

        assertThat(keys()).allSatisfy(key -> assertThat(key).startsWith("shop:users"));
    }
}
