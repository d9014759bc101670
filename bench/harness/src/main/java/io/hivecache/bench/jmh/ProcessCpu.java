package io.hivecache.bench.jmh;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The CPU time of the whole process: besides the clients' that of the garbage collector and the provider's threads.
 *
 * <p>JMH ends the last iteration after the benchmark was torn down, where all entries are looked up once more; so the
 * clients say when they were done.
 */
public final class ProcessCpu implements InternalProfiler {
    /** The name of the result. */
    public static final String NANOS = "processCpuNanos";

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static volatile long nanosAtEnd;
    private long nanosBefore;

    /** Notes what was consumed when a client ended its iteration; the last one counts. */
    static void end() {
        nanosAtEnd = PROCESS.getProcessCpuTime();
    }

    @Override
    public String getDescription() {
        return "CPU time of the process";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        nanosBefore = PROCESS.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long nanos = nanosAtEnd - nanosBefore;
        return List.of(new ScalarResult(NANOS, nanos, "ns", AggregationPolicy.SUM));
    }
}
