package io.hivecache.bench.drive;

import io.hivecache.bench.plan.Effort;
import io.hivecache.bench.plan.Scenario;
import io.hivecache.bench.plan.Suite;
import java.util.List;
import java.util.Set;

/** What is measured if the user chooses nothing: the less, the shorter the run is to be. */
final class Rows {
    private static final Set<Scenario> LENGTHY = Set.of(Scenario.GET_10M, Scenario.PUT_10M);

    /** Where expiry makes a difference to what is sent. */
    private static final Set<Scenario> WRITING = Set.of(
            Scenario.REMOTE_PUT_CREATED,
            Scenario.REMOTE_REMOVE_CREATED,
            Scenario.REMOTE_REPLACE_CREATED,
            Scenario.REMOTE_GET_AND_PUT_CREATED,
            Scenario.REMOTE_PUT_ALL_CREATED,
            Scenario.REMOTE_CLEAR_CREATED,
            Scenario.REMOTE_MEMORY_CREATED);

    private static final String CREATED = "-created";
    private static final int FEW_THREADS = 8;

    private Rows() {}

    /** Returns the scenarios of a run. */
    static List<Scenario> of(Suite suite, Effort effort) {
        return Scenario.of(suite).stream()
                .filter(scenario -> effort.isLike(Effort.QUICK)
                        ? !LENGTHY.contains(scenario) && !expires(scenario)
                        : !effort.isShort() || !expires(scenario) || WRITING.contains(scenario))
                .toList();
    }

    /** Returns with how many threads one of them is measured. */
    static List<Integer> threadsOf(Scenario scenario, Effort effort) {
        List<Integer> all = scenario.threads();
        boolean few = effort.isLike(Effort.QUICK) || (effort.isShort() && expires(scenario));
        return few && all.contains(FEW_THREADS) ? List.of(FEW_THREADS) : all;
    }

    private static boolean expires(Scenario scenario) {
        return Scenario.of(Suite.REMOTE).contains(scenario) && scenario.id().endsWith(CREATED);
    }
}
