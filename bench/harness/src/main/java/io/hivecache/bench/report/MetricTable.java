package io.hivecache.bench.report;

import io.hivecache.bench.plan.Comparison;
import io.hivecache.bench.plan.ProviderModule;
import io.hivecache.bench.process.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A table of one metric in Markdown: a row for each scenario and number of threads, a column for each provider. */
final class MetricTable {
    private final Metric metric;
    private final List<Comparison> comparisons;
    private final List<ProviderModule> providers;
    private final Medians medians;

    MetricTable(Metric metric, List<Comparison> comparisons, List<ProviderModule> providers, Medians medians) {
        this.metric = metric;
        this.comparisons = comparisons;
        this.providers = providers;
        this.medians = medians;
    }

    /** Returns the table under its heading, nothing if there are no figures. */
    String markdown() {
        List<Row> rows = medians.rows(metric);
        if (rows.isEmpty()) {
            return "";
        }
        List<String> head = new ArrayList<>(List.of("", "threads"));
        providers.forEach(provider -> head.add(provider.name()));
        comparisons.forEach(comparison -> head.add("ratio to " + comparison.title()));
        return "\n### " + metric.title() + " (" + metric.unit() + ")\n\n"
                + line(head)
                + "|---|" + "---:|".repeat(head.size() - 1) + "\n"
                + rows.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(Row row) {
        List<String> cells = new ArrayList<>(List.of(row.scenario().title(), Integer.toString(row.threads())));
        providers.forEach(provider -> cells.add(cell(row, provider)));
        comparisons.forEach(comparison -> cells.add(
                medians.ratio(metric, row, comparison).map(Numbers::ratio).orElse("")));
        return line(cells);
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private String cell(Row row, ProviderModule provider) {
        OptionalDouble figure = medians.of(metric, row, provider.id());
        if (figure.isEmpty()) {
            return "";
        }
        String text = Numbers.text(figure.getAsDouble());
        return isBest(figure.getAsDouble(), text, row, provider) ? "**" + text + "**" : text;
    }

    /** Figures that read the same are as good as each other. */
    private boolean isBest(double figure, String text, Row row, ProviderModule provider) {
        OptionalDouble others = medians.bestBut(provider.id(), metric, row);
        return others.isEmpty()
                || text.equals(Numbers.text(others.getAsDouble()))
                || (figure < others.getAsDouble()) == metric.lessIsBetter();
    }
}
