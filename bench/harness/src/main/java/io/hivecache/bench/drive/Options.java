package io.hivecache.bench.drive;

import io.hivecache.bench.plan.Effort;
import io.hivecache.bench.plan.Scenario;
import io.hivecache.bench.plan.Suite;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the user asks for.
 *
 * @param suite which part
 * @param scenarios what to measure
 * @param threads with which numbers of threads; empty for all
 * @param providers of which providers, by id; empty for all
 * @param effort how long to measure
 * @param resume whether to go on where an earlier run was stopped
 */
record Options(
        Suite suite,
        List<Scenario> scenarios,
        List<Integer> threads,
        List<String> providers,
        Effort effort,
        boolean resume) {
    static final String USAGE = """
            bench/run [options]
              --remote              caches on servers, which are started, instead of caches in the JVM
              --short               rounds of one second, all numbers of threads in one JVM; takes about an hour; with
                                    --remote of the rows with entries that expire only those that write, with 8
                                    threads: three rounds in about 50 minutes, two in 35
              --quick               one short round for a look, without the caches of 10M entries; with --remote only
                                    eternal entries and 8 threads (where the threads are more than one)
              --rounds N            how often each measurement is repeated (5; with --remote --short 3, with --quick 1)
              --seconds N           how long each is measured in each round (2; with --short 1)
              --benchmarks A,B      only these (see below)
              --threads N,M         only these numbers of threads
              --providers A,B       only these, by their directories below providers/ or remote/
              --resume              go on where an earlier run with the same options was stopped
            Only a full or short run of a whole part writes to results/ and README.md; others write to target/results/.

            Benchmarks:
            """
            + String.join(
                    "",
                    Arrays.stream(Scenario.values())
                            .map(scenario -> "  %-30s %s%n".formatted(scenario.id(), scenario.title()))
                            .toList());

    private static final String REMOTE = "--remote";
    private static final String SHORT = "--short";
    private static final String QUICK = "--quick";
    private static final String RESUME = "--resume";
    private static final Set<String> SWITCHES = Set.of(REMOTE, SHORT, QUICK, RESUME);
    private static final String ROUNDS = "--rounds";
    private static final String SECONDS = "--seconds";
    private static final String BENCHMARKS = "--benchmarks";
    private static final String THREADS = "--threads";
    private static final String PROVIDERS = "--providers";
    /** Of a short run of the remote part that may stand for all. */
    private static final int FEWEST_REMOTE_ROUNDS = 2;

    private static final Set<String> VALUED = Set.of(ROUNDS, SECONDS, BENCHMARKS, THREADS, PROVIDERS);

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if it is not as {@link #USAGE} says
     */
    static Options parse(String... arguments) {
        Map<String, String> given = given(arguments);
        Suite suite = given.containsKey(REMOTE) ? Suite.REMOTE : Suite.EMBEDDED;
        Effort effort = effort(suite, given);
        return new Options(
                suite,
                given.containsKey(BENCHMARKS) ? scenarios(suite, given.get(BENCHMARKS)) : Rows.of(suite, effort),
                given.containsKey(THREADS) ? threads(given.get(THREADS)) : List.of(),
                given.containsKey(PROVIDERS) ? List.of(given.get(PROVIDERS).split(",")) : List.of(),
                effort,
                given.containsKey(RESUME));
    }

    private static Map<String, String> given(String... arguments) {
        Map<String, String> given = new HashMap<>();
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (VALUED.contains(option) && rest.hasNext()) {
                given.put(option, rest.next());
            } else if (SWITCHES.contains(option)) {
                given.put(option, "");
            } else {
                throw new IllegalArgumentException(
                        VALUED.contains(option) ? option + " needs a value" : "There is no option " + option);
            }
        }
        return given;
    }

    private static Effort effort(Suite suite, Map<String, String> given) {
        Effort effort = given.containsKey(SHORT)
                ? Effort.shortOf(suite)
                : given.containsKey(QUICK) ? Effort.QUICK : Effort.FULL;
        if (given.containsKey(ROUNDS)) {
            effort = effort.withRounds(positive(given.get(ROUNDS)));
        }
        return given.containsKey(SECONDS) ? effort.withSeconds(positive(given.get(SECONDS))) : effort;
    }

    private static int positive(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("There must be one at least, not " + text);
        }
        return number;
    }

    private static List<Integer> threads(String numbers) {
        return Arrays.stream(numbers.split(",")).map(Options::positive).toList();
    }

    private static List<Scenario> scenarios(Suite suite, String ids) {
        List<String> wanted = List.of(ids.split(","));
        List<Scenario> found = Scenario.of(suite).stream()
                .filter(scenario -> wanted.contains(scenario.id()))
                .toList();
        if (found.size() != wanted.size()) {
            throw new IllegalArgumentException("Not all of these are benchmarks: " + ids);
        }
        return found;
    }

    /** Returns with how many threads a scenario is to be measured. */
    List<Integer> threadsOf(Scenario scenario) {
        return threads.isEmpty()
                ? Rows.threadsOf(scenario, effort)
                : scenario.threads().stream().filter(threads::contains).toList();
    }

    /** Returns whether the figures may stand for all: everything was measured, long and often enough. */
    boolean complete() {
        Effort asked = fewest();
        return providers.isEmpty()
                && threads.isEmpty()
                && scenarios.containsAll(Rows.of(suite, asked))
                && effort.isLike(asked)
                && effort.iterations() >= asked.iterations()
                && effort.rounds() >= asked.rounds();
    }

    /** The least that may stand for all, of runs like this one. */
    private Effort fewest() {
        if (!effort.isShort()) {
            return Effort.FULL;
        }
        Effort brief = Effort.shortOf(suite);
        return suite == Suite.REMOTE ? brief.withRounds(FEWEST_REMOTE_ROUNDS) : brief;
    }
}
