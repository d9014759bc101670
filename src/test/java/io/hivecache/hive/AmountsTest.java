package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "10000, 10000", "10_000, 10000", "9223372036854775807, 9223372036854775807"})
    void readsNumbers(String text, long expected) {
        assertThat(Amounts.count(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.5", "1k", "_1", "1_", "ten", "9223372036854775808"})
    void refusesWhatIsNoNumber(String text) {
        assertThatThrownBy(() -> Amounts.count(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 1024",
        "3B, 3",
        "1KB, 1000",
        "64MB, 64000000",
        "2GB, 2000000000",
        "1TB, 1000000000000",
        "1KiB, 1024",
        "64MiB, 67108864",
        "64 mib, 67108864",
        "2GiB, 2147483648",
        "1TiB, 1099511627776"
    })
    void readsBytes(String text, long expected) {
        assertThat(Amounts.bytes(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"64M", "64Mbit", "MiB", "-1MiB", "1.5GiB", "8388608TiB"})
    void refusesWhatIsNoNumberOfBytes(String text) {
        assertThatThrownBy(() -> Amounts.bytes(text))
                .isInstanceOfAny(IllegalArgumentException.class, ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "250ms, 250",
        "30s, 30000",
        "10m, 600000",
        "10 m, 600000",
        "1h, 3600000",
        "1d, 86400000",
        "1_000s, 1000000",
        "PT10M, 600000",
        "pt0.25s, 250",
        "P1DT1H, 90000000"
    })
    void readsDurations(String text, long millis) {
        assertThat(Amounts.duration(text)).isEqualTo(new Duration(TimeUnit.MILLISECONDS, millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "PT0S"})
    void readsNoTimeAtAll(String text) {
        assertThat(Amounts.duration(text)).isEqualTo(Duration.ZERO);
    }

    @Test
    void takesTheUnitsOfTimeAsTheyAreWritten() {
        assertThatThrownBy(() -> Amounts.duration("10M")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10", "m", "-10m", "1.5h", "1h30m", "1w", "PT-1S", "P1M", "PT0.0001S", "PTx", "106751991168d"
            })
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> Amounts.duration(text))
                .isInstanceOfAny(IllegalArgumentException.class, ArithmeticException.class);
    }
}
