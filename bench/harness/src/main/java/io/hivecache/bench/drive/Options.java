package io.hivecache.bench.drive;

import io.hivecache.bench.plan.Effort;
import io.hivecache.bench.plan.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * What the user asks for.
 *
 * @param scenarios what to measure
 * @param providers of which providers, by id; empty for all
 * @param effort how long to measure
 * @param resume whether to go on where an earlier run was stopped
 */
record Options(List<Scenario> scenarios, List<String> providers, Effort effort, boolean resume) {
    static final String USAGE = """
            bench/run [options]
              --quick               one short round of everything but the caches of 10M entries: for a look
              --rounds N            how often each measurement is repeated (5; with --quick 1)
              --benchmarks A,B      only these (see below)
              --providers A,B       only these, by their directories below providers/
              --resume              go on where an earlier run with the same options was stopped
            Only a run of everything writes to results/ and README.md; others write to target/results/.

            Benchmarks:
            """
            + String.join(
                    "",
                    Arrays.stream(Scenario.values())
                            .map(scenario -> "  %-16s %s%n".formatted(scenario.id(), scenario.title()))
                            .toList());

    private static final List<Scenario> LENGTHY = List.of(Scenario.GET_10M, Scenario.PUT_10M);

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if it is not as {@link #USAGE} says
     */
    static Options parse(String... arguments) {
        boolean quick = false;
        boolean resume = false;
        int rounds = 0;
        List<Scenario> scenarios = List.of();
        List<String> providers = List.of();
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--quick" -> quick = true;
                case "--resume" -> resume = true;
                case "--rounds" -> rounds = positive(value(option, rest));
                case "--benchmarks" -> scenarios = scenarios(value(option, rest));
                case "--providers" -> providers = List.of(value(option, rest).split(","));
                default -> throw new IllegalArgumentException("There is no option " + option);
            }
        }
        Effort effort = quick ? Effort.QUICK : Effort.FULL;
        return new Options(
                scenarios.isEmpty() ? all(quick) : scenarios,
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

    private static List<Scenario> scenarios(String ids) {
        List<String> wanted = List.of(ids.split(","));
        List<Scenario> found = Arrays.stream(Scenario.values())
                .filter(scenario -> wanted.contains(scenario.id()))
                .toList();
        if (found.size() != wanted.size()) {
            throw new IllegalArgumentException("Not all of these are benchmarks: " + ids);
        }
        return found;
    }

    private static List<Scenario> all(boolean quick) {
        List<Scenario> scenarios = new ArrayList<>(List.of(Scenario.values()));
        if (quick) {
            scenarios.removeAll(LENGTHY);
        }
        return List.copyOf(scenarios);
    }

    /** Returns whether the figures may stand for all: everything was measured, at full length and often enough. */
    boolean complete() {
        return providers.isEmpty()
                && scenarios.size() == Scenario.values().length
                && effort.millis() == Effort.FULL.millis()
                && effort.rounds() >= Effort.FULL.rounds();
    }
}
