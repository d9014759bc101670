package io.hivecache.bench.plan;

import io.hivecache.bench.process.Metric;

/**
 * One figure.
 *
 * @param round the round it was taken in, from 1
 * @param scenario what was measured
 * @param threads how many threads used the cache
 * @param provider the provider's id
 * @param metric what the value means
 * @param value the figure
 */
public record Measurement(int round, Scenario scenario, int threads, String provider, Metric metric, double value) {
    private static final String SEPARATOR = "\t";

    /** Reads what {@link #line()} wrote. */
    static Measurement parse(String line) {
        String[] fields = line.split(SEPARATOR);
        return new Measurement(
                Integer.parseInt(fields[0]),
                Scenario.valueOf(fields[1]),
                Integer.parseInt(fields[2]),
                fields[3],
                Metric.valueOf(fields[4]),
                Double.parseDouble(fields[5]));
    }

    String line() {
        return String.join(SEPARATOR, "" + round, scenario.name(), "" + threads, provider, metric.name(), "" + value);
    }

    /** Returns whether it was taken in a run. */
    boolean isOf(Run run) {
        return round == run.round()
                && scenario == run.scenario()
                && run.threads().contains(threads)
                && provider.equals(run.provider().id());
    }
}
