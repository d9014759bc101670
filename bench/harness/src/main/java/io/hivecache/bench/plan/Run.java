package io.hivecache.bench.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One provider's turn at one scenario.
 *
 * @param round the round, from 1
 * @param scenario what is measured
 * @param threads how many threads use the cache, one number after the other
 * @param provider whose cache it is
 */
public record Run(int round, Scenario scenario, List<Integer> threads, ProviderModule provider) {
    /** Returns the name to show. */
    public String title() {
        String numbers = threads.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
        return scenario.title() + ", " + numbers + (numbers.equals("1") ? " thread, " : " threads, ") + provider.name();
    }

    /**
     * Lists all runs in their order: in each round every scenario, for each scenario all providers one after the other,
     * in each round another one first, so that what disturbs the machine disturbs all alike.
     *
     * @param together whether one run takes all numbers of threads of a scenario
     */
    public static List<Run> all(
            int rounds,
            List<Scenario> scenarios,
            Function<Scenario, List<Integer>> threadsOf,
            boolean together,
            List<ProviderModule> providers) {
        List<Run> runs = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (Scenario scenario : scenarios) {
                for (List<Integer> threads : runs(threadsOf.apply(scenario), together)) {
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

    /** The most threads first, so that one thread alone, which takes longer to warm up, finds everything compiled. */
    private static List<List<Integer>> runs(List<Integer> threads, boolean together) {
        return together && !threads.isEmpty()
                ? List.of(threads.stream().sorted(Comparator.reverseOrder()).toList())
                : threads.stream().map(List::of).toList();
    }
}
