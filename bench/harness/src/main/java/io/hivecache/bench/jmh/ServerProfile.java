package io.hivecache.bench.jmh;

import io.hivecache.bench.remote.Deployment;
import io.hivecache.bench.remote.ServerCounters;
import io.hivecache.bench.remote.ServerCounters.Counts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** What servers and client spend during a benchmark that has a parameter {@code servers}; nothing of others. */
public final class ServerProfile implements InternalProfiler {
    /** The name of the result that counts commands. */
    public static final String COMMANDS = "serverCommands";
    /** The name of the result that counts bytes. */
    public static final String BYTES = "serverBytes";
    /** The name of the result that is the servers' CPU time. */
    public static final String SERVER_NANOS = "serverCpuNanos";
    /** The name of the result that is the CPU time of the client's own threads: no compiler, no garbage collector. */
    public static final String CLIENT_NANOS = "clientCpuNanos";

    /** A part of the names of those that call the client, which JMH ends after an iteration. */
    private static final String CALLER = "-jmh-worker-";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ServerCounters counters;
    private Counts before;
    private Map<Long, Long> nanosBefore = Map.of();

    @Override
    public String getDescription() {
        return "Commands, bytes and CPU time of the servers";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (!benchmark.getParamsKeys().contains("servers")) {
            return;
        }
        try {
            if (counters == null) {
                counters = new ServerCounters(Deployment.ports(benchmark.getParam("servers")));
            }
            before = counters.read();
            nanosBefore = clientNanos();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        if (counters == null) {
            return List.of();
        }
        long clientNanos = clientNanos().entrySet().stream()
                .mapToLong(thread -> thread.getValue() - nanosBefore.getOrDefault(thread.getKey(), 0L))
                .sum();
        Counts counts = counters.read().since(before);
        return List.of(
                new ScalarResult(COMMANDS, counts.commands(), "commands", AggregationPolicy.SUM),
                new ScalarResult(BYTES, counts.bytes(), "B", AggregationPolicy.SUM),
                new ScalarResult(SERVER_NANOS, counts.cpuNanos(), "ns", AggregationPolicy.SUM),
                new ScalarResult(CLIENT_NANOS, clientNanos, "ns", AggregationPolicy.SUM));
    }

    private static Map<Long, Long> clientNanos() {
        return Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && !thread.getThreadName().contains(CALLER))
                .collect(Collectors.toMap(
                        ThreadInfo::getThreadId, thread -> THREADS.getThreadCpuTime(thread.getThreadId())));
    }
}
