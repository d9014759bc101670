package io.hivecache.bench.process;

import io.hivecache.bench.remote.Deployment;
import io.hivecache.bench.remote.Driver;
import io.hivecache.bench.remote.ServerCounters;
import io.hivecache.bench.remote.Target;
import io.hivecache.bench.remote.Texts;
import java.nio.file.Path;
import java.util.Map;

/** Measures the memory that entries take in the servers, key and value included. */
public final class ServerMemory {
    private ServerMemory() {}

    /**
     * Fills a cache and measures.
     *
     * @param arguments file for the figure, the servers, whether entries expire, number of entries
     */
    public static void main(String[] arguments) throws Exception {
        int entries = Integer.parseInt(arguments[3]);
        try (Target target = Driver.connect(arguments[1], Boolean.parseBoolean(arguments[2]));
                ServerCounters counters = new ServerCounters(Deployment.ports(arguments[1]))) {
            target.put(0, Texts.of(0));
            double before = counters.memory();
            Texts.fill(target, entries);
            double bytes = counters.memory() - before;
            Figures.write(Path.of(arguments[0]), Map.of(Metric.SERVER_MEMORY, bytes / entries));
        }
        Runtime.getRuntime().halt(0);
    }
}
