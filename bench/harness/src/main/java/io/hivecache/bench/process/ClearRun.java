package io.hivecache.bench.process;

import io.hivecache.bench.remote.Deployment;
import io.hivecache.bench.remote.Driver;
import io.hivecache.bench.remote.ServerCounters;
import io.hivecache.bench.remote.ServerCounters.Counts;
import io.hivecache.bench.remote.Target;
import io.hivecache.bench.remote.Texts;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures clear: how long the call takes, and what the servers do until the last entry's memory is free, be it after
 * the call.
 */
public final class ClearRun {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
    /** Keys that a client keeps for itself. */
    private static final int OWN = 20;

    private ClearRun() {}

    /**
     * Fills and clears.
     *
     * @param arguments file for the figures, the servers, whether entries expire, number of entries, how often
     */
    public static void main(String[] arguments) throws Exception {
        int entries = Integer.parseInt(arguments[3]);
        int times = Integer.parseInt(arguments[4]);
        double nanos = 0;
        Counts counts = new Counts(0, 0, 0);
        try (Target target = Driver.connect(arguments[1], Boolean.parseBoolean(arguments[2]));
                ServerCounters counters = new ServerCounters(Deployment.ports(arguments[1]))) {
            double others = counters.keys();
            for (int i = 0; i < times; i++) {
                Texts.fill(target, entries);
                Counts before = counters.read();
                long start = System.nanoTime();
                target.clear();
                nanos += System.nanoTime() - start;
                Texts.require(target.get(0) == null, "does not clear");
                awaitFree(counters, others + OWN);
                counts = counters.read().since(before).plus(counts);
            }
        }
        Figures.write(
                Path.of(arguments[0]),
                Map.of(
                        Metric.RATE, times * NANOS_PER_MILLI / nanos,
                        Metric.COMMANDS, counts.commands() / times,
                        Metric.TRAFFIC, counts.bytes() / times,
                        Metric.SERVER_CPU, counts.cpuNanos() / times));
        Runtime.getRuntime().halt(0);
    }

    private static void awaitFree(ServerCounters counters, double most) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (counters.keys() > most) {
            Texts.require(System.nanoTime() < end, "leaves entries behind");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
