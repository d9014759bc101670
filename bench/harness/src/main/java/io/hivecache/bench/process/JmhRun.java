package io.hivecache.bench.process;

import io.hivecache.bench.jmh.ProcessCpu;
import io.hivecache.bench.jmh.ServerProfile;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs one benchmark: with one number of threads in a fork, which has this process's class path and JVM arguments; with
 * several here, one after the other.
 */
public final class JmhRun {
    private static final int FIXED_ARGUMENTS = 6;
    private static final double MICROS_PER_MILLI = 1000;

    private JmhRun() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments directory for the figures, {@code Class.method}, numbers of threads with commas between them,
     *     warm-up iterations, measured iterations, milliseconds of each, then {@code name=value} for each parameter of
     *     the benchmark
     */
    public static void main(String[] arguments) throws Exception {
        int status = 1;
        try {
            List<String> numbers = List.of(arguments[2].split(","));
            for (String threads : numbers) {
                RunResult result = run(options(arguments, Integer.parseInt(threads), numbers.size() == 1 ? 1 : 0));
                Figures.write(Figures.file(Path.of(arguments[0]), Integer.parseInt(threads)), figures(result));
            }
            status = 0;
        } catch (RunnerException | RuntimeException e) {
            e.printStackTrace();
        }
        end(status);
    }

    /** Ends the process even if the client that was measured has left threads behind. */
    private static void end(int status) {
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }

    private static ChainedOptionsBuilder options(String[] arguments, int threads, int forks) {
        TimeValue time = TimeValue.milliseconds(Long.parseLong(arguments[5]));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(Pattern.quote("io.hivecache.bench.jmh." + arguments[1]) + "$")
                .threads(threads)
                .warmupIterations(Integer.parseInt(arguments[3]))
                .measurementIterations(Integer.parseInt(arguments[4]))
                .warmupTime(time)
                .measurementTime(time)
                .mode(Mode.Throughput)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(forks)
                .addProfiler(ProcessCpu.class)
                .addProfiler(ServerProfile.class)
                .shouldFailOnError(true);
        for (String parameter : List.of(arguments).subList(FIXED_ARGUMENTS, arguments.length)) {
            String[] parts = parameter.split("=", 2);
            options.param(parts[0], parts[1]);
        }
        return options;
    }

    private static RunResult run(ChainedOptionsBuilder options) throws RunnerException {
        List<RunResult> results = List.copyOf(new Runner(options.build()).run());
        if (results.size() != 1) {
            throw new IllegalStateException("One benchmark should have run, not " + results.size());
        }
        return results.get(0);
    }

    private static Map<Metric, Double> figures(RunResult result) {
        double operations = sum(result, "operations");
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.CPU, sum(result, "cpuNanos") / operations);
        figures.put(Metric.ALLOCATED, sum(result, "allocatedBytes") / operations);
        figures.put(Metric.PROCESS_CPU, sum(result, ProcessCpu.NANOS) / operations);
        if (result.getSecondaryResults().containsKey(ServerProfile.COMMANDS)) {
            figures.put(Metric.RATE, result.getPrimaryResult().getScore() * MICROS_PER_MILLI);
            figures.put(
                    Metric.CLIENT_CPU,
                    (sum(result, "cpuNanos") + sum(result, ServerProfile.CLIENT_NANOS)) / operations);
        } else {
            figures.put(Metric.THROUGHPUT, result.getPrimaryResult().getScore());
        }
        if (result.getSecondaryResults().containsKey(ServerProfile.COMMANDS)
                && sum(result, ServerProfile.COMMANDS) >= operations / 2) {
            figures.put(Metric.COMMANDS, sum(result, ServerProfile.COMMANDS) / operations);
            figures.put(Metric.TRAFFIC, sum(result, ServerProfile.BYTES) / operations);
            figures.put(Metric.SERVER_CPU, sum(result, ServerProfile.SERVER_NANOS) / operations);
        }
        double misses = sum(result, "misses");
        if (misses > 0) {
            figures.put(Metric.HIT_RATIO, 1 - misses / operations);
        }
        return figures;
    }

    private static double sum(RunResult result, String counter) {
        return result.getSecondaryResults().get(counter).getScore();
    }
}
