package io.hivecache.bench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One provider's turn at one scenario.
 *
 * @param round the round, from 1
 * @param scenario what is measured
 * @param threads how many threads use the cache
 * @param provider whose cache it is
 */
public record Run(int round, Scenario scenario, int threads, ProviderModule provider) {
    /** Returns the name to show. */
    public String title() {
        return scenario.title() + ", " + threads + (threads == 1 ? " thread, " : " threads, ") + provider.name();
    }

    /**
     * Lists all runs in their order: in each round every scenario, for each scenario all providers one after the other,
     * in each round another one first, so that what disturbs the machine disturbs all alike.
     */
    public static List<Run> all(
            int rounds,
            List<Scenario> scenarios,
            Function<Scenario, List<Integer>> threadsOf,
            List<ProviderModule> providers) {
        List<Run> runs = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (Scenario scenario : scenarios) {
                for (int threads : threadsOf.apply(scenario)) {
                    for (int i = 0; i < providers.size(); i++) {
                        ProviderModule provider = providers.get((i + round) % providers.size());
                        if (scenario.fits(provider)) {
                            runs.add(new Run(round, scenario, threads, provider));
                        }
                    }
                }
            }
        }
        return runs;
    }
}
