package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({
        "codec, codec, 0",
        "codec, Codec, 0",
        "codec, codecs, 1",
        "codec, code, 1",
        "codec, kodec, 1",
        "codec, odecc, 2",
        "kitten, sitting, 3",
        "'', codec, 5"
    })
    void countsTheChangesFromEitherSide(String one, String other, int expected) {
        assertThat(EditDistance.between(one, other)).isEqualTo(expected);
        assertThat(EditDistance.between(other, one)).isEqualTo(expected);
    }

    @Test
    void choosesTheNearestAndOfEqualsTheFirst() {
        assertThat(EditDistance.nearest("loder", List.of("codec", "loader", "weigher")))
                .isEqualTo("loader");
        assertThat(EditDistance.nearest("ab", List.of("ax", "xb"))).isEqualTo("ax");
    }
}
