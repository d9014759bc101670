package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.Lifetime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "PT1S, 1000",
        "PT0.001S, 1",
        "PT0.000000001S, 1",
        "PT0.001000001S, 2",
        "PT0S, 9223372036854775807",
        "PT9223372036854775.806S, 9223372036854775806",
        "PT9223372036854775.806999999S, 9223372036854775807",
        "PT9223372036854775807S, 9223372036854775807"
    })
    void durationsAreMillisecondsRoundedUpAndZeroIsForEver(Duration life, long millis) {
        assertThat(Life.stored(life)).isEqualTo(new Lifetime.Fixed(millis, millis, Lifetime.SAME));
        assertThat(Life.touched(life)).isEqualTo(new Lifetime.Fixed(Lifetime.NEVER, Lifetime.SAME, millis));
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:03Z, 2000",
        "1970-01-01T00:00:01Z, 0",
        "1969-01-01T00:00:00Z, 0",
        "1970-01-01T00:00:00Z, 9223372036854775807",
        "+1000000000-12-31T23:59:59.999999999Z, 9223372036854775807",
        "-1000000000-01-01T00:00:00Z, 0"
    })
    void momentsAreWhatIsLeftUntilThenAndTheEpochIsNever(Instant deadline, long millis) {
        assertThat(Life.touched(deadline, CLOCK).access()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.000000001S", "PT-1S"})
    void negativeDurationsAreRefused(Duration life) {
        assertThatThrownBy(() -> Life.stored(life))
                .isInstanceOfSatisfying(
                        HiveException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(HiveCode.INVALID_INPUT));
    }
}
