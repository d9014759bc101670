package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.codec.Codec;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.testing.LibraryThreads;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A closed client says so, whatever it is asked. */
class ClosedClientTest {
    private static final byte[] CONTENT = {1};

    private static void assertClosed(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HiveException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(HiveCode.INVALID_COMMAND))
                .hasMessageContainingAll("hive 'client' at hive:embedded", "closed");
    }

    private static List<ThrowingCallable> callsOf(RawClient client) {
        ByteBuffer buffer = ByteBuffer.allocate(1);
        return List.of(
                () -> client.put("a", CONTENT),
                () -> client.put("a", CONTENT, Duration.ZERO),
                () -> client.put("a", buffer),
                () -> client.update("a", CONTENT),
                () -> client.update("a", CONTENT, Duration.ZERO),
                () -> client.update("a", buffer),
                () -> client.updateAll(Map.of("a", CONTENT)),
                () -> client.get("a"),
                () -> client.get("a", buffer),
                () -> client.getOrNull("a"),
                () -> client.getAll(Set.of("a")),
                () -> client.contains("a"),
                () -> client.getAndUpdate("a", CONTENT),
                () -> client.getAndUpdateOrNull("a", CONTENT),
                () -> client.getAndDelete("a"),
                () -> client.getAndDeleteOrNull("a"),
                () -> client.delete("a"),
                () -> client.deleteAll(Set.of("a")),
                () -> client.compareAndSwap("a", CONTENT, CONTENT),
                () -> client.deleteIf("a", CONTENT),
                () -> client.expireAfter("a", Duration.ZERO),
                () -> client.expireAt("a", Instant.EPOCH),
                () -> client.scan(""),
                () -> Documents.over(client).exists(UUID.randomUUID()));
    }

    @Test
    void everyCallFails() {
        RawClient client = RawClient.open(EmbeddedClientTest.EMBEDDED);
        client.put("a", CONTENT);
        Iterator<Hive.Entry<String, byte[]>> entries = client.scan("");
        client.close();
        client.close();

        assertThat(callsOf(client)).allSatisfy(ClosedClientTest::assertClosed);
        assertClosed(entries::hasNext);
        assertClosed(entries::next);
    }

    @Test
    void clientsOfOneHiveAreClosedTogether() {
        RawClient client = RawClient.open(EmbeddedClientTest.EMBEDDED);
        Client<String> texts = client.through(Codec.of("raw", String.class));
        texts.close();

        assertClosed(() -> client.get("a"));
        assertClosed(() -> texts.get("a"));
    }

    @Test
    void noThreadIsLeft() throws Exception {
        LibraryThreads threads = LibraryThreads.remember();
        RawClient client = RawClient.open(EmbeddedClientTest.EMBEDDED);
        client.put("a", CONTENT, Duration.ofDays(1));
        assertThat(threads.running()).isNotEmpty();
        client.close();

        threads.awaitEnd();
    }
}
