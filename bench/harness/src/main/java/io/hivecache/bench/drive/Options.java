package io.hivecache.bench.drive;

import io.hivecache.bench.plan.Effort;
import io.hivecache.bench.plan.Scenario;
import io.hivecache.bench.plan.Suite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

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
              --quick               one short round for a look, without the caches of 10M entries; with --remote only
                                    eternal entries and 8 threads (where the threads are more than one)
              --rounds N            how often each measurement is repeated (5; with --quick 1)
              --benchmarks A,B      only these (see below)
              --threads N,M         only these numbers of threads
              --providers A,B       only these, by their directories below providers/ or remote/
              --resume              go on where an earlier run with the same options was stopped
            Only a run of a whole part writes to results/ and README.md; others write to target/results/.

            Benchmarks:
            """
            + String.join(
                    "",
                    Arrays.stream(Scenario.values())
                            .map(scenario -> "  %-30s %s%n".formatted(scenario.id(), scenario.title()))
                            .toList());

    private static final List<Scenario> LENGTHY = List.of(Scenario.GET_10M, Scenario.PUT_10M);
    private static final String CREATED = "-created";
    private static final int QUICK_THREADS = 8;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if it is not as {@link #USAGE} says
     */
    static Options parse(String... arguments) {
        Suite suite = List.of(arguments).contains("--remote") ? Suite.REMOTE : Suite.EMBEDDED;
        boolean quick = false;
        boolean resume = false;
        int rounds = 0;
        List<Scenario> scenarios = List.of();
        List<Integer> threads = List.of();
        List<String> providers = List.of();
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--remote" -> {}
                case "--quick" -> quick = true;
                case "--resume" -> resume = true;
                case "--rounds" -> rounds = positive(value(option, rest));
                case "--benchmarks" -> scenarios = scenarios(suite, value(option, rest));
                case "--threads" -> threads = threads(value(option, rest));
                case "--providers" -> providers = List.of(value(option, rest).split(","));
                default -> throw new IllegalArgumentException("There is no option " + option);
            }
        }
        Effort effort = quick ? Effort.QUICK : Effort.FULL;
        return new Options(
                suite,
                scenarios.isEmpty() ? all(suite, quick) : scenarios,
                threads,
                providers,
                rounds == 0 ? effort : effort.withRounds(rounds),
                resume);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int positive(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("There must be one round at least, not " + text);
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

    private static List<Scenario> all(Suite suite, boolean quick) {
        List<Scenario> scenarios = new ArrayList<>(Scenario.of(suite));
        if (quick) {
            scenarios.removeAll(LENGTHY);
            if (suite == Suite.REMOTE) {
                scenarios.removeIf(scenario -> scenario.id().endsWith(CREATED));
            }
        }
        return List.copyOf(scenarios);
    }

    /** Returns with how many threads a scenario is to be measured. */
    List<Integer> threadsOf(Scenario scenario) {
        List<Integer> all = scenario.threads();
        if (!threads.isEmpty()) {
            return all.stream().filter(threads::contains).toList();
        }
        return effort.millis() < Effort.FULL.millis() && all.contains(QUICK_THREADS) ? List.of(QUICK_THREADS) : all;
    }

    /** Returns whether the figures may stand for all: everything was measured, at full length and often enough. */
    boolean complete() {
        return providers.isEmpty()
                && threads.isEmpty()
                && scenarios.size() == Scenario.of(suite).size()
                && effort.millis() == Effort.FULL.millis()
                && effort.rounds() >= Effort.FULL.rounds();
    }
}
