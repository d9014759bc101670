package io.hivecache.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Format;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.HiveObserver;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.Limit;
import io.hivecache.testing.CapturedLog;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens to JVMs, here engines, that take the content of a cache for different things. */
class AgreementTest {
    private static final Format USERS = new Format("jackson", "java.lang.Long", "com.acme.User");
    private static final Format ORDERS = new Format("jackson", "java.lang.Long", "com.acme.Order");
    private static final Format BYTES = new Format("raw", Format.ANY, "byte[]");

    private Engine one;
    private Engine two;

    static Stream<List<RedisServer>> servers() {
        return Stream.of(List.of(RedisServers.single()), RedisServers.cluster());
    }

    private void open(List<RedisServer> servers, String parameters) {
        for (RedisServer server : servers) {
            try (RespClient client = server.connect()) {
                client.call("FLUSHALL");
                client.call("ACL", "SETUSER", "limited", "reset", "on", ">secret", "~hive:*");
                for (String command : Permissions.withCluster()) {
                    client.call("ACL", "SETUSER", "limited", command);
                }
            }
        }
        String address =
                "redis://limited:secret@127.0.0.1:" + servers.get(0).port() + "?command-timeout=60s" + parameters;
        one = RemoteEngines.open(address);
        two = RemoteEngines.open(address);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private static Hive<String, byte[]> hive(Engine engine, Format format) {
        return engine.open(
                new HiveSettings<>("shared", new Limit.None<>(), Arrays::equals, HiveObserver.none(), format));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static void assertRefused(Engine engine, Format format, Format theirs) {
        assertThatThrownBy(() -> hive(engine, format))
                .isInstanceOfSatisfying(
                        HiveException.class, e -> assertThat(e.code()).isEqualTo(HiveCode.INVALID_OPTION))
                .hasMessageContainingAll("'shared'", theirs.toString(), format.toString(), "key-prefix", "hive:shared");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void anotherCodecOrTypeIsRefused(List<RedisServer> servers) {
        open(servers, "");
        hive(one, USERS).close();

        assertRefused(two, ORDERS, USERS);
        assertRefused(two, BYTES, USERS);
        assertThatCode(() -> hive(two, USERS).close()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void untypedFitsEveryTypeOfItsCodec(List<RedisServer> servers) {
        open(servers, "");
        Format untyped = new Format("jackson", Format.ANY, Format.ANY);
        hive(one, untyped).close();

        assertThatCode(() -> hive(two, USERS).close()).doesNotThrowAnyException();
        assertThatCode(() -> hive(two, ORDERS).close()).doesNotThrowAnyException();
        assertRefused(two, BYTES, untyped);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void anotherPrefixKeepsVersionsApart(List<RedisServer> servers) {
        open(servers, "");
        hive(one, USERS).close();
        try (Engine next = RemoteEngines.open(
                "redis://limited:secret@127.0.0.1:" + servers.get(0).port() + "?key-prefix=hive:next:")) {
            assertThatCode(() -> hive(next, ORDERS).close()).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void clearingEndsTheAgreement(List<RedisServer> servers) {
        open(servers, "");
        Hive<String, byte[]> users = hive(one, USERS);
        users.clear();
        users.close();

        assertThatCode(() -> hive(two, ORDERS)).doesNotThrowAnyException();
        assertRefused(one, USERS, ORDERS);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whoeverHasTheCacheOpenIsToldInTheLog(List<RedisServer> servers) {
        open(servers, "");
        try (CapturedLog log = new CapturedLog()) {
            Hive<String, byte[]> users = hive(one, USERS);
            users.clear();
            hive(two, ORDERS);

            await(() -> !log.records().isEmpty());
            assertThat(log.records().get(0).getMessage())
                    .contains("'shared'", ORDERS.toString(), USERS.toString(), "key-prefix");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whereServersAreConnectedToLateTheLogTellsOnce(List<RedisServer> servers) {
        open(servers, "&lazy-connect=true");
        try (CapturedLog log = new CapturedLog()) {
            hive(one, USERS).contains("alias");
            await(() -> !recorded(servers).isEmpty());
            hive(two, ORDERS).contains("alias");

            await(() -> !log.records().isEmpty());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3 * Pulse.MILLIS));
            assertThat(log.records()).hasSize(1);
        }
    }

    /** The codec in the cache's hash, on the server that has it. */
    private static String recorded(List<RedisServer> servers) {
        for (RedisServer server : servers) {
            try (RespClient client = server.connect()) {
                Object codec = client.call("HGET", "hive:shared", "codec");
                if (codec != null) {
                    return codec.toString();
                }
            } catch (IllegalStateException moved) {
                continue; // another server has the key
            }
        }
        return "";
    }
}
