package io.hivecache.bench.plan;

import io.hivecache.bench.process.Figures;
import io.hivecache.bench.process.Metric;
import io.hivecache.bench.remote.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts JVMs, of the version that the driver runs on, whose class path holds one provider, and waits for their end. */
public final class Jvm {
    private static final String PROGRAMS = "io.hivecache.bench.process.";
    private static final long MINUTES = 10;
    private static final int PREFLIGHT_HEAP = 2;

    private final ProviderModule provider;
    private final Path directory;
    private final Path log;

    /**
     * Prepares to start JVMs.
     *
     * @param provider the provider
     * @param directory where they run and leave their files; it must exist
     * @param name distinguishes their log from others
     */
    public Jvm(ProviderModule provider, Path directory, String name) {
        this.provider = provider;
        this.directory = directory;
        this.log = directory.resolve(provider.id() + "-" + name + ".log");
    }

    /** Requires that the provider's caches do what will be measured. */
    public void preflight() throws IOException, InterruptedException {
        boolean byReference = !provider.lacks().contains(Capability.BY_REFERENCE);
        run(command(heap(PREFLIGHT_HEAP), "Preflight", List.of(Boolean.toString(byReference))));
    }

    /** Requires that the operations on a cache on servers that will be measured mean what they should. */
    public void remotePreflight() throws IOException, InterruptedException {
        preflightOn(Deployment.SERVER, !provider.lacks().contains(Capability.EVERY_OPERATION));
        if (!provider.lacks().contains(Capability.CLUSTER)) {
            preflightOn(Deployment.CLUSTER, false);
        }
    }

    private void preflightOn(Deployment deployment, boolean everyOperation) throws IOException, InterruptedException {
        List<String> arguments = List.of(deployment.prepare(), Boolean.toString(everyOperation));
        run(command(heap(PREFLIGHT_HEAP), "RemotePreflight", arguments));
    }

    /** Runs a benchmark with each number of threads and returns the figures of each. */
    Map<Integer, Map<Metric, Double>> benchmark(
            int heapGigabytes, String name, List<Integer> threads, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        all.add(directory.toString());
        all.add(name);
        all.add(threads.stream().map(String::valueOf).collect(Collectors.joining(",")));
        all.addAll(arguments);
        for (int number : threads) {
            Files.deleteIfExists(Figures.file(directory, number));
        }
        run(command(heap(heapGigabytes), "JmhRun", all));
        Map<Integer, Map<Metric, Double>> figures = new TreeMap<>();
        for (int number : threads) {
            figures.put(number, Figures.read(Figures.file(directory, number)));
        }
        return figures;
    }

    /** Runs a program, whose first argument is the file for its figures, and returns the figures. */
    Map<Metric, Double> figures(int heapGigabytes, String program, List<String> arguments)
            throws IOException, InterruptedException {
        Path file = directory.resolve("figures");
        Files.deleteIfExists(file);
        List<String> all = new ArrayList<>(List.of(file.toString()));
        all.addAll(arguments);
        run(command(heap(heapGigabytes), program, all));
        return Figures.read(file);
    }

    /** Runs the program for cold starts and returns the nanoseconds from its start to its end. */
    long coldStart() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(provider.jvmArguments());
        command.addAll(List.of("-cp", provider.leanClassPath(), PROGRAMS + "ColdStart"));
        return run(command);
    }

    private List<String> command(List<String> heap, String program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(heap);
        command.addAll(provider.jvmArguments());
        command.addAll(List.of("-cp", provider.fullClassPath(), PROGRAMS + program));
        command.addAll(arguments);
        return command;
    }

    private static List<String> heap(int gigabytes) {
        return List.of("-XX:+UseG1GC", "-Xms" + gigabytes + "g", "-Xmx" + gigabytes + "g");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private long run(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(
                        provider.name() + " took more than " + MINUTES + " minutes; see " + log);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        long nanos = System.nanoTime() - start;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(provider.name() + " failed: " + cause() + " (see " + log + ")");
        }
        return nanos;
    }

    private String cause() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.matches(".*(Exception|Error|ERROR).*"))
                    .findFirst()
                    .orElse("it tells no cause");
        }
    }
}
