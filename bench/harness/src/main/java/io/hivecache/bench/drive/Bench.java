package io.hivecache.bench.drive;

import io.hivecache.bench.plan.Journal;
import io.hivecache.bench.plan.Jvm;
import io.hivecache.bench.plan.ProviderModule;
import io.hivecache.bench.plan.Run;
import io.hivecache.bench.plan.Suite;
import io.hivecache.bench.process.Metric;
import io.hivecache.bench.report.Medians;
import io.hivecache.bench.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Measures all providers in turn and writes the report; runs in {@code bench/}, after its modules were built. */
public final class Bench {
    private static final Path PROCESSES = Path.of("target", "processes").toAbsolutePath();

    private final Options options;
    private final List<ProviderModule> providers;
    private final Path results;

    private Bench(Options options, List<ProviderModule> providers) {
        this.options = options;
        this.providers = providers;
        this.results =
                options.suite().resultsIn(options.complete() ? Path.of("results") : Path.of("target", "results"));
    }

    /** Runs the benchmarks; exits with 1 if a provider cannot be measured and with 2 if called wrongly. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        try {
            Options options = Options.parse(arguments);
            new Bench(options, chosen(options)).run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "; bench/run --help lists what there is.");
            System.exit(2);
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static List<ProviderModule> chosen(Options options) throws IOException {
        List<ProviderModule> all = ProviderModule.all(options.suite().candidates());
        List<String> ids = all.stream().map(ProviderModule::id).toList();
        if (!ids.containsAll(options.providers())) {
            throw new IllegalArgumentException("The providers are " + ids + ", not " + options.providers());
        }
        return all.stream()
                .filter(provider ->
                        options.providers().isEmpty() || options.providers().contains(provider.id()))
                .toList();
    }

    private void run() throws IOException, InterruptedException {
        Files.createDirectories(PROCESSES);
        Files.createDirectories(results);
        for (ProviderModule provider : providers) {
            check(provider);
        }
        Path file = results.resolve("measurements.tsv");
        Journal journal = options.resume() ? Journal.resume(file) : Journal.create(file);
        measure(journal);
        Report report = new Report(options.suite(), providers, new Medians(journal.measurements()), options.effort());
        report.write(results);
        if (options.complete()) {
            report.insertInto(Path.of("README.md"));
        }
        System.out.println(report.markdown());
        System.out.println("Written to " + results.toAbsolutePath());
    }

    private void check(ProviderModule provider) throws IOException, InterruptedException {
        Jvm jvm = new Jvm(provider, PROCESSES, "preflight");
        if (options.suite() == Suite.REMOTE) {
            jvm.remotePreflight();
            System.out.println(provider.name() + " " + provider.version() + ": answers as JCache says");
        } else {
            jvm.preflight();
            System.out.println(
                    provider.name() + " " + provider.version() + ": all entries resident, copies are copies");
        }
    }

    private void measure(Journal journal) throws IOException, InterruptedException {
        List<Run> runs = Run.all(
                options.effort().rounds(),
                options.scenarios(),
                options::threadsOf,
                options.effort().together(),
                providers);
        int done = 0;
        for (Run run : runs) {
            done++;
            if (journal.contains(run)) {
                continue;
            }
            Jvm jvm = new Jvm(
                    run.provider(),
                    PROCESSES,
                    run.scenario().id() + "-" + run.threads().get(0));
            Map<Integer, Map<Metric, Double>> figures =
                    run.scenario().work().measure(jvm, run.threads(), options.effort());
            journal.add(run, figures);
            System.out.printf("%d of %d, round %d: %s%s%n", done, runs.size(), run.round(), run.title(), text(figures));
        }
    }

    private static String text(Map<Integer, Map<Metric, Double>> figures) {
        return figures.values().stream()
                .flatMap(each -> each.entrySet().stream())
                .map(figure -> ", %s %.2f".formatted(figure.getKey(), figure.getValue()))
                .collect(Collectors.joining());
    }
}
