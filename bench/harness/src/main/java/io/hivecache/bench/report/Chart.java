package io.hivecache.bench.report;

import io.hivecache.bench.plan.Comparison;
import io.hivecache.bench.plan.ProviderModule;
import io.hivecache.bench.plan.Suite;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A dot plot of CPU times in SVG: a line for each scenario, a dot for each provider, on a logarithmic axis. */
final class Chart {
    private static final int WIDTH = 960;
    private static final int TOP = 84;
    private static final int ROW = 26;
    private static final int BOTTOM = 44;
    private static final int LEFT = 310;
    private static final int RIGHT = 860;
    private static final int LEGEND_STEP = 130;
    /** The colours of Okabe and Ito, which people of all kinds of sight tell apart. */
    private static final List<String> COLOURS =
            List.of("#d55e00", "#0072b2", "#009e73", "#cc79a7", "#7f7f7f", "#e69f00");

    private final Suite suite;
    private final List<ProviderModule> providers;
    private final Medians medians;

    /** Prepares to draw; the first provider is drawn last and larger. */
    Chart(Suite suite, List<ProviderModule> providers, Medians medians) {
        this.suite = suite;
        this.providers = providers;
        this.medians = medians;
    }

    /** Draws the rows, of which there must be one at least, all with the same number of threads. */
    String svg(List<Row> rows) {
        int height = TOP + rows.size() * ROW + BOTTOM;
        Axis axis = Axis.over(figures(rows), LEFT, RIGHT);
        int threads = rows.get(0).threads();
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
                font-family="system-ui, sans-serif" font-size="13" fill="#222">
                <rect width="100%%" height="100%%" fill="#fff"/>
                """.formatted(WIDTH, height)
                + text(
                        20,
                        30,
                        "start",
                        suite.lead().title() + " per operation, " + threads + (threads == 1 ? " thread" : " threads"),
                        18)
                + legend()
                + text(WIDTH - 10, TOP - 14, "end", "ratio to " + comparison().title(), 12)
                + grid(axis, height - BOTTOM)
                + IntStream.range(0, rows.size())
                        .mapToObj(i -> line(rows.get(i), TOP + i * ROW + ROW / 2, axis))
                        .collect(Collectors.joining())
                + "</svg>\n";
    }

    private List<Double> figures(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> providers.stream()
                        .map(provider -> medians.of(suite.lead(), row, provider.id()))
                        .flatMap(figure -> figure.stream().boxed()))
                .toList();
    }

    private String legend() {
        return IntStream.range(0, providers.size())
                .mapToObj(
                        i -> dot(i, LEFT + i * LEGEND_STEP, 50, providers.get(i).name())
                                + text(
                                        LEFT + i * LEGEND_STEP + 12,
                                        54,
                                        "start",
                                        providers.get(i).name(),
                                        13))
                .collect(Collectors.joining());
    }

    private static String grid(Axis axis, int bottom) {
        return axis.decades().stream()
                .map(nanos -> rule(axis.position(nanos), TOP - 4, axis.position(nanos), bottom, "#ddd")
                        + text(axis.position(nanos), bottom + 20, "middle", duration(nanos), 12))
                .collect(Collectors.joining());
    }

    /** There is room for one. */
    private Comparison comparison() {
        return suite.comparisons().get(0);
    }

    private static String duration(double nanos) {
        return nanos < 1000 ? "%.0f ns".formatted(nanos) : "%.0f µs".formatted(nanos / 1000);
    }

    private String line(Row row, int y, Axis axis) {
        StringBuilder line = new StringBuilder();
        line.append(rule(LEFT, y, RIGHT, y, "#eee"));
        line.append(text(LEFT - 12, y + 4, "end", row.scenario().title(), 13));
        for (int i = providers.size() - 1; i >= 0; i--) {
            ProviderModule provider = providers.get(i);
            int colour = i;
            medians.of(suite.lead(), row, provider.id())
                    .ifPresent(nanos -> line.append(dot(
                            colour, axis.position(nanos), y, provider.name() + ": " + Numbers.text(nanos) + " ns")));
        }
        medians.ratio(suite.lead(), row, comparison())
                .ifPresent(ratio -> line.append(text(WIDTH - 10, y + 4, "end", Numbers.ratio(ratio), 13)));
        return line.toString();
    }

    private static String dot(int provider, double x, int y, String tip) {
        return String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%d\" r=\"%s\" fill=\"%s\"><title>%s</title></circle>%n",
                x,
                y,
                provider == 0 ? "7" : "5",
                COLOURS.get(provider % COLOURS.size()),
                tip);
    }

    private static String rule(double x1, int y1, double x2, int y2, String colour) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\"/>%n",
                x1,
                y1,
                x2,
                y2,
                colour);
    }

    private static String text(double x, int y, String anchor, String text, int size) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" font-size=\"%d\">%s</text>%n",
                x,
                y,
                anchor,
                size,
                text);
    }
}
