package io.hivecache.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunTest {
    private static final ProviderModule ALL = module("hivecache", Set.of());
    private static final ProviderModule OTHER = module("other", Set.of());
    private static final ProviderModule BY_VALUE = module("by-value", Set.of(Capability.BY_REFERENCE));

    @Test
    void providersTakeTurnsAndBeginInTurn() {
        List<Run> runs =
                Run.all(2, List.of(Scenario.GET_1K, Scenario.PUT_1K), Scenario::threads, false, List.of(ALL, OTHER));

        assertThat(runs)
                .containsExactly(
                        new Run(1, Scenario.GET_1K, List.of(1), OTHER),
                        new Run(1, Scenario.GET_1K, List.of(1), ALL),
                        new Run(1, Scenario.PUT_1K, List.of(1), OTHER),
                        new Run(1, Scenario.PUT_1K, List.of(1), ALL),
                        new Run(2, Scenario.GET_1K, List.of(1), ALL),
                        new Run(2, Scenario.GET_1K, List.of(1), OTHER),
                        new Run(2, Scenario.PUT_1K, List.of(1), ALL),
                        new Run(2, Scenario.PUT_1K, List.of(1), OTHER));
    }

    @Test
    void aProviderIsNotAskedForWhatItCannotDo() {
        List<Run> runs =
                Run.all(1, List.of(Scenario.GET, Scenario.GET_POJO), Scenario::threads, false, List.of(BY_VALUE));

        assertThat(runs)
                .containsExactly(
                        new Run(1, Scenario.GET_POJO, List.of(1), BY_VALUE),
                        new Run(1, Scenario.GET_POJO, List.of(2), BY_VALUE));
    }

    @Test
    void oneRunMayTakeAllNumbersOfThreadsTheMostFirst() {
        List<Run> runs = Run.all(1, List.of(Scenario.REMOTE_GET), Scenario::threads, true, List.of(ALL));

        assertThat(runs).containsExactly(new Run(1, Scenario.REMOTE_GET, List.of(32, 8, 1), ALL));
    }

    private static ProviderModule module(String id, Set<Capability> lacks) {
        return new ProviderModule(id, id, id, "1", lacks, List.of(), List.of());
    }
}
