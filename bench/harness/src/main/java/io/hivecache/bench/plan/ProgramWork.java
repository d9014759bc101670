package io.hivecache.bench.plan;

import io.hivecache.bench.process.Metric;
import io.hivecache.bench.remote.Deployment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that measures by itself, against servers, which are emptied before.
 *
 * @param program its name
 * @param expires whether entries expire
 * @param deployment the servers
 * @param arguments its further arguments
 */
record ProgramWork(String program, boolean expires, Deployment deployment, List<String> arguments) implements Work {
    private static final int HEAP = 1;

    /** Clears 10,000 entries among a million other keys. */
    static ProgramWork clear() {
        return new ProgramWork("ClearRun", false, Deployment.CROWD, List.of("10000", "3"));
    }

    /** Looks for the memory that 100,000 entries take. */
    static ProgramWork memory() {
        return new ProgramWork("ServerMemory", false, Deployment.SERVER, List.of("100000"));
    }

    /** Returns the same for entries that expire. */
    ProgramWork created() {
        return new ProgramWork(program, true, deployment, arguments);
    }

    @Override
    public List<Integer> threads() {
        return List.of(1);
    }

    @Override
    public Map<Integer, Map<Metric, Double>> measure(Jvm jvm, List<Integer> threads, Effort effort)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(deployment.prepare(), Boolean.toString(expires)));
        all.addAll(arguments);
        return Map.of(1, jvm.figures(HEAP, program, all));
    }
}
