package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.hive.ConnectionRefused;
import io.hivecache.hive.ConnectionReset;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.HiveTimeout;
import io.hivecache.hive.HostNotFound;
import io.hivecache.hive.NoMemory;
import io.hivecache.hive.OutcomeUnknown;
import io.hivecache.hive.UnknownAfterTimeout;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.Worker;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The codes that need a server, and what a server makes of the others. */
class RemoteCodesTest {
    private final RedisServer server = RedisServer.launch("--maxmemory", "16mb");
    private final RawClient client = open("20s");

    @BeforeEach
    void store() {
        client.put("there", new byte[] {1});
    }

    private RawClient open(String commandTimeout) {
        return RawClient.open(URI.create(server.address("redis") + "?command-timeout=" + commandTimeout));
    }

    @AfterEach
    void close() {
        server.proceed();
        client.close();
        server.close();
    }

    @Test
    void aNameWithoutAnAddressIsHostNotFound() {
        assertThatThrownBy(() -> RawClient.connect("no-such-host.invalid"))
                .isInstanceOf(HostNotFound.class)
                .hasMessageContaining("no-such-host.invalid:5909");
    }

    @Test
    void aPortWhereNobodyListensIsConnectionRefused() {
        assertThatThrownBy(() -> RawClient.connect("127.0.0.1", RedisServer.freePort()))
                .isInstanceOf(ConnectionRefused.class);
    }

    @Test
    void aServerThatStandsStillIsATimeoutAndWhetherItStoredIsUnknown() {
        try (RawClient impatient = open("1s")) {
            server.pause();

            assertThatThrownBy(() -> impatient.get("there"))
                    .isInstanceOf(HiveTimeout.class)
                    .isNotInstanceOf(OutcomeUnknown.class);
            assertThatThrownBy(() -> impatient.update("there", new byte[] {2})).isInstanceOf(UnknownAfterTimeout.class);
        }
    }

    @Test
    void aConnectionThatIsCutWhileACommandWaitsIsConnectionReset() throws Exception {
        server.pause();
        Worker<Void> waiting = Worker.run(() -> client.update("there", new byte[] {2}));
        waiting.awaitRest();
        server.kill();

        assertThat(waiting.failure()).isInstanceOf(ConnectionReset.class).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void aServerThatIsFullIsNoMemory() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 40; i++) {
                        client.put("a" + i, new byte[1 << 20]);
                    }
                })
                .isInstanceOf(NoMemory.class);
        assertThat(client.get("there")).containsExactly(1);
    }

    @Test
    void contentLargerThanAValueMayBeIsNoMemory() {
        assertThatThrownBy(() -> client.put("a", new byte[(16 << 20) + 1])).isInstanceOf(NoMemory.class);
    }

    @Test
    void aBoundOfBytesIsNoOptionOfAServer() {
        assertThatThrownBy(() -> RawClient.open(URI.create(server.address("redis") + "?max-bytes=1MiB")))
                .isInstanceOfSatisfying(
                        HiveException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(HiveCode.INVALID_OPTION));
    }
}
