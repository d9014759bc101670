package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.NoMemory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limiter of an embedded hive: max-bytes, as a parameter and as an option. */
class MaxBytesTest {
    private static final long LIMIT = 64 << 10;
    private static final URI BOUNDED = URI.create("hive:embedded?max-bytes=64KiB");

    private static long bytesIn(RawClient client) {
        AtomicLong bytes = new AtomicLong();
        client.scan("")
                .forEachRemaining(entry -> bytes.addAndGet(
                        entry.alias().getBytes(StandardCharsets.UTF_8).length + entry.content().length));
        return bytes.get();
    }

    private static void fillTenTimes(RawClient client, int largest) {
        Random random = new Random(4);
        long stored = 0;
        for (int i = 0; stored < 10 * LIMIT; i++) {
            byte[] content = new byte[random.nextInt(largest)];
            client.update("entry ä" + i, content);
            stored += content.length;
            assertThat(bytesIn(client)).isLessThanOrEqualTo(LIMIT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000, 40_000})
    void tenTimesTheLimitStaysUnderIt(int largest) {
        try (RawClient client = RawClient.open(BOUNDED)) {
            fillTenTimes(client, largest);

            assertThat(bytesIn(client)).isGreaterThan(LIMIT / 4);
        }
    }

    @Test
    void theOptionBoundsAsTheParameterDoes() {
        try (RawClient client =
                RawClient.open(EmbeddedClientTest.EMBEDDED, ClientOptions.DEFAULT.withMaxBytes(LIMIT))) {
            fillTenTimes(client, 3_000);
        }
    }

    @Test
    void aliasesCount() {
        try (RawClient client = RawClient.open(BOUNDED)) {
            for (int i = 0; i < 5_000; i++) {
                client.put("ä".repeat(100) + i, new byte[0]);
            }

            assertThat(bytesIn(client)).isBetween(LIMIT / 2, LIMIT);
        }
    }

    @Test
    void contentThatGrowsCountsAnew() {
        try (RawClient client = RawClient.open(BOUNDED)) {
            for (int i = 0; i < 100; i++) {
                client.put("a" + i, new byte[100]);
            }
            for (int i = 0; i < 100; i++) {
                client.update("a" + i, new byte[6_000]);
                assertThat(bytesIn(client)).isLessThanOrEqualTo(LIMIT);
            }
        }
    }

    @Test
    void contentThatAloneExceedsTheLimitIsRefusedAndWhatWasThereStays() {
        byte[] tooMuch = new byte[(int) LIMIT];
        try (RawClient client = RawClient.open(BOUNDED)) {
            client.put("a", new byte[] {1});

            assertThatThrownBy(() -> client.put("b", tooMuch))
                    .isInstanceOf(NoMemory.class)
                    .hasMessageContainingAll("65536", "'b'", "max-bytes");
            assertThatThrownBy(() -> client.update("a", tooMuch)).isInstanceOf(NoMemory.class);
            assertThatThrownBy(() -> client.getAndUpdate("a", tooMuch)).isInstanceOf(NoMemory.class);
            assertThatThrownBy(() -> client.compareAndSwap("a", new byte[] {1}, tooMuch))
                    .isInstanceOf(NoMemory.class);
            assertThatThrownBy(() -> client.updateAll(Map.of("a", tooMuch))).isInstanceOf(NoMemory.class);
            assertThat(client.get("a")).containsExactly(1);
            client.update("a", new byte[(int) LIMIT - 1]);
            assertThat(client.get("a")).hasSize((int) LIMIT - 1);
        }
    }

    @Test
    void theOptionPrevailsOverTheParameter() {
        try (RawClient client = RawClient.open(BOUNDED, ClientOptions.DEFAULT.withMaxBytes(10))) {
            assertThatThrownBy(() -> client.put("b", new byte[10])).isInstanceOf(NoMemory.class);
        }
    }

    @Test
    void zeroIsNoBound() {
        try (RawClient client = RawClient.open(URI.create("hive:embedded?max-bytes=0"))) {
            client.put("a", new byte[1 << 20]);

            assertThat(client.get("a")).hasSize(1 << 20);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hive:embedded?max-bytes=many, max-bytes",
        "hive:embedded?max-bytes=-1, max-bytes",
        "hive:embedded?max-bytes=9999999TiB, max-bytes",
        "hive:embedded?max-bites=64MiB, max-bites",
        "hive:embedded?max-bytes=1&timeout=2s, timeout",
        "hive:embedded?max-bytes=1&max-bytes=2, max-bytes twice",
        "hive:embedded?max-bytes, name=value"
    })
    void parametersThatAreUnknownOrWrongAreRefused(String address, String named) {
        assertThatThrownBy(() -> RawClient.open(URI.create(address)))
                .isInstanceOfSatisfying(
                        HiveException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(HiveCode.INVALID_OPTION))
                .hasMessageContaining(named);
    }

    @Test
    void optionsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClientOptions.DEFAULT.withMaxBytes(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> ClientOptions.DEFAULT.withHive(""));
    }
}
