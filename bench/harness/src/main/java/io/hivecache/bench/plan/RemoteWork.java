package io.hivecache.bench.plan;

import io.hivecache.bench.process.Metric;
import io.hivecache.bench.remote.Deployment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A benchmark that JMH runs against servers, which are emptied before.
 *
 * @param benchmark its method
 * @param expires whether entries expire
 * @param deployment the servers
 */
record RemoteWork(String benchmark, boolean expires, Deployment deployment) implements Work {
    private static final int HEAP = 1;

    static RemoteWork server(String benchmark) {
        return new RemoteWork(benchmark, false, Deployment.SERVER);
    }

    static RemoteWork cluster(String benchmark) {
        return new RemoteWork(benchmark, false, Deployment.CLUSTER);
    }

    /** Returns the same for entries that expire. */
    RemoteWork created() {
        return new RemoteWork(benchmark, true, deployment);
    }

    @Override
    public List<Integer> threads() {
        return List.of(1, 8, 32);
    }

    @Override
    public Map<Integer, Map<Metric, Double>> measure(Jvm jvm, List<Integer> threads, Effort effort)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.add(Integer.toString(effort.warmups()));
        arguments.add(Integer.toString(effort.iterations()));
        arguments.add(Integer.toString(effort.millis()));
        arguments.add("servers=" + deployment.prepare());
        arguments.add("expires=" + expires);
        return jvm.benchmark(HEAP, "RemoteBenchmark." + benchmark, threads, arguments);
    }
}
