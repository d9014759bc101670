package io.hivecache.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hivecache.bench.plan.Effort;
import io.hivecache.bench.plan.Scenario;
import io.hivecache.bench.plan.Suite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void everythingAtFullLengthIsTheDefault() {
        Options options = Options.parse();

        assertThat(options)
                .isEqualTo(new Options(
                        Suite.EMBEDDED, Scenario.of(Suite.EMBEDDED), List.of(), List.of(), Effort.FULL, false));
        assertThat(options.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--quick",
                "--rounds 4",
                "--benchmarks get,put",
                "--providers hivecache",
                "--threads 1",
                "--quick --rounds 5",
                "--seconds 1",
                "--short --rounds 4",
                "--short --threads 1",
                "--remote --short --rounds 1",
                "--remote --short --threads 8"
            })
    void lessIsNotComplete(String line) {
        assertThat(Options.parse(line.split(" ")).complete()).isFalse();
    }

    @Test
    void benchmarksAreChosenById() {
        assertThat(Options.parse("--benchmarks", "put-1k,get-pojo").scenarios())
                .containsExactly(Scenario.GET_POJO, Scenario.PUT_1K);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rounds 0",
                "--rounds",
                "--rounds many",
                "--benchmarks nothing",
                "--fast",
                "--threads 0",
                "--remote --benchmarks get",
                "--seconds 0"
            })
    void mistakesAreRefused(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(line.split(" ")));
    }

    @Test
    void theRemotePartHasScenariosOfItsOwn() {
        Options options = Options.parse("--remote");

        assertThat(options.scenarios()).contains(Scenario.REMOTE_GET).doesNotContain(Scenario.GET);
        assertThat(options.threadsOf(Scenario.REMOTE_GET)).containsExactly(1, 8, 32);
        assertThat(options.complete()).isTrue();
    }

    @Test
    void aQuickLookAtTheRemotePartTakesOneNumberOfThreads() {
        Options options = Options.parse("--remote", "--quick");

        assertThat(options.scenarios()).doesNotContain(Scenario.REMOTE_GET_CREATED);
        assertThat(options.threadsOf(Scenario.REMOTE_GET)).containsExactly(8);
        assertThat(options.threadsOf(Scenario.REMOTE_CLEAR)).containsExactly(1);
    }

    @Test
    void aShortRunOfTheRemotePartTakesOneNumberOfThreadsOnlyForEntriesThatExpire() {
        Options options = Options.parse("--remote", "--short", "--seconds", "2");

        assertThat(options.scenarios())
                .contains(Scenario.REMOTE_PUT_CREATED)
                .doesNotContain(Scenario.REMOTE_GET_CREATED);
        assertThat(options.threadsOf(Scenario.REMOTE_PUT_CREATED)).containsExactly(8);
        assertThat(options.threadsOf(Scenario.REMOTE_PUT)).containsExactly(1, 8, 32);
        assertThat(options.effort().iterations() * options.effort().millis()).isEqualTo(2_000);
        assertThat(options.complete()).isTrue();
    }

    @Test
    void aShortRunOfTheEmbeddedPartTakesEveryRowFiveTimes() {
        Options options = Options.parse("--short");

        assertThat(options.scenarios()).isEqualTo(Scenario.of(Suite.EMBEDDED));
        assertThat(options.threadsOf(Scenario.GET)).containsExactly(1, 2);
        assertThat(options.effort().rounds()).isEqualTo(5);
        assertThat(options.complete()).isTrue();
    }

    @Test
    void threadsAreChosenAmongThoseOfAScenario() {
        Options options = Options.parse("--threads", "2,32");

        assertThat(options.threadsOf(Scenario.GET)).containsExactly(2);
        assertThat(options.threadsOf(Scenario.REMOTE_GET)).containsExactly(32);
    }
}
