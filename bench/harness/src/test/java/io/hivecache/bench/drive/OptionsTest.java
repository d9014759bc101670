package io.hivecache.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hivecache.bench.plan.Effort;
import io.hivecache.bench.plan.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void everythingAtFullLengthIsTheDefault() {
        Options options = Options.parse();

        assertThat(options).isEqualTo(new Options(List.of(Scenario.values()), List.of(), Effort.FULL, false));
        assertThat(options.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--quick", "--rounds 4", "--benchmarks get,put", "--providers hivecache", "--quick --rounds 5"})
    void lessIsNotComplete(String line) {
        assertThat(Options.parse(line.split(" ")).complete()).isFalse();
    }

    @Test
    void benchmarksAreChosenById() {
        assertThat(Options.parse("--benchmarks", "put-1k,get-pojo").scenarios())
                .containsExactly(Scenario.GET_POJO, Scenario.PUT_1K);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds 0", "--rounds", "--rounds many", "--benchmarks nothing", "--fast"})
    void mistakesAreRefused(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(line.split(" ")));
    }
}
