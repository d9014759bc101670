package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.jcache.OperationTable.Row;
import io.hivecache.jcache.Trial.Probe;
import io.hivecache.jcache.Trial.State;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the {@link OperationTable}, in each state of the entry, on caches of each {@link Scenario}. */
class OperationTableTest {
    private static final Logger LOGGER = Logger.getLogger("io.hivecache");

    private final List<String> differences = new ArrayList<>();
    private int told;

    /** The policy that throws is reported, once for each of its caches. */
    @BeforeAll
    static void silenceLog() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterAll
    static void unsilenceLog() {
        LOGGER.setLevel(null);
    }

    static Stream<Scenario> scenarios() {
        return Scenario.matrix();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyOperationDoesWhatTheTableSays(Scenario scenario) {
        try (Trial trial = new Trial(scenario)) {
            for (Row row : OperationTable.ROWS) {
                if (appliesTo(scenario, row)) {
                    states(scenario, row).forEach(state -> compare(trial, new Expectation(scenario, row, state)));
                }
            }
            assertThat(differences).isEmpty();
            assertThat(trial.allEvents()).isEqualTo(told);
            assertThat(trial.allCountsIfOff()).isEqualTo(Counts.NONE);
        }
    }

    /** Looks at the value on the caches that do not count and at the life on those that do: one look per trial. */
    private void compare(Trial trial, Expectation expectation) {
        Probe probe = expectation.scenario().statistics() ? Probe.LIFE : Probe.VALUE;
        String key = trial.nextKey();
        Row row = expectation.row();
        Effect expected = expectation.effect(key, probe);
        Effect effect = trial.tryOut(
                row.operation(),
                key,
                expectation.state(),
                row.loaderKnows(),
                probe,
                expected.events().size());
        if (!effect.equals(expected)) {
            differences.add("%s on %s%n  expected %s%n  but was  %s%n"
                    .formatted(row.operation(), expectation.state(), expected, effect));
        }
        told += effect.events().size();
    }

    /** That an entry can expire between the two steps of {@code iterator.remove} is a test of its own. */
    private static boolean appliesTo(Scenario scenario, Row row) {
        boolean loaderMissing = row.loader().equals("LOADED") && !scenario.loads();
        boolean expiresBetween =
                row.operation().equals("iterator.remove") && scenario.expiry() == Expiry.ZERO_ON_ACCESS;
        return !loaderMissing && !expiresBetween;
    }

    private static Stream<State> states(Scenario scenario, Row row) {
        if (row.isPresent()) {
            return Stream.of(State.PRESENT);
        }
        return scenario.expiry() == Expiry.ETERNAL ? Stream.of(State.ABSENT) : Stream.of(State.ABSENT, State.EXPIRED);
    }
}
