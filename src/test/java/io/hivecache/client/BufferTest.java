package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.hive.AliasNotFound;
import io.hivecache.hive.BufferTooSmall;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content that comes from buffers and goes to them. */
class BufferTest {
    private final RawClient client = RawClient.open(EmbeddedClientTest.EMBEDDED);

    @AfterEach
    void close() {
        client.close();
    }

    private static ByteBuffer buffer(boolean direct, int size) {
        return direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatRemainsIsStoredAndTheBufferStaysAsItWas(boolean direct) {
        ByteBuffer content = buffer(direct, 9).put(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        content.limit(5).position(2);
        client.put("put", content);
        client.put("put for a life", content, Duration.ofDays(1));
        client.update("update", content.asReadOnlyBuffer());
        client.update("update for a life", content.slice(), Duration.ofDays(1));

        assertThat(content.position()).isEqualTo(2);
        assertThat(content.limit()).isEqualTo(5);
        assertThat(client.getAll(List.of("put", "put for a life", "update", "update for a life")))
                .hasSize(4)
                .allSatisfy((alias, stored) -> assertThat(stored).containsExactly(3, 4, 5));
        content.put(2, (byte) 0);
        assertThat(client.get("put")).containsExactly(3, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void contentIsWrittenFromThePositionOn(boolean direct) {
        client.put("a", new byte[] {1, 2, 3});
        ByteBuffer target = buffer(direct, 6);
        target.position(1).limit(5);

        assertThat(client.get("a", target)).isEqualTo(3);
        assertThat(target.position()).isEqualTo(4);
        assertThat(target.limit()).isEqualTo(5);
        assertThat(target.flip().position(1)).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        target.put(1, (byte) 0);
        assertThat(client.get("a")).containsExactly(1, 2, 3);
    }

    @Test
    void aBufferThatIsTooSmallIsLeftAloneAndTheSizeNeededIsTold() {
        client.put("a", new byte[] {1, 2, 3});
        ByteBuffer target = ByteBuffer.allocate(4).position(2);

        assertThatThrownBy(() -> client.get("a", target))
                .isInstanceOfSatisfying(
                        BufferTooSmall.class,
                        failure -> assertThat(failure.needed()).isEqualTo(3))
                .hasMessageContainingAll("3 bytes", "'a'", "2 remain");
        assertThat(target).isEqualTo(ByteBuffer.allocate(2));
        assertThat(client.get("a", ByteBuffer.allocate(3))).isEqualTo(3);
    }

    @Test
    void aBufferThatCannotBeWrittenIsRefused() {
        client.put("a", new byte[] {1, 2, 3});

        assertThatThrownBy(() -> client.get("a", ByteBuffer.allocate(3).asReadOnlyBuffer()))
                .isInstanceOfSatisfying(
                        HiveException.class,
                        failure -> assertThat(failure.code()).isEqualTo(HiveCode.INVALID_INPUT));
    }

    @Test
    void absenceIsTold() {
        ByteBuffer target = ByteBuffer.allocate(3);

        assertThatThrownBy(() -> client.get("a", target)).isInstanceOf(AliasNotFound.class);
        assertThat(target.position()).isZero();
    }
}
