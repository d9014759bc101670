package io.hivecache.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.bench.plan.Effort;
import io.hivecache.bench.plan.Measurement;
import io.hivecache.bench.plan.ProviderModule;
import io.hivecache.bench.plan.Scenario;
import io.hivecache.bench.plan.Suite;
import io.hivecache.bench.process.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportTest {
    private static final List<ProviderModule> PROVIDERS =
            List.of(provider("hivecache", "Hivecache"), provider("one", "One"), provider("two", "Two"));
    private static final Medians MEDIANS = new Medians(List.of(
            measurement(1, Scenario.GET, "hivecache", Metric.CPU, 30),
            measurement(2, Scenario.GET, "hivecache", Metric.CPU, 8),
            measurement(3, Scenario.GET, "hivecache", Metric.CPU, 10),
            measurement(1, Scenario.GET, "one", Metric.CPU, 12),
            measurement(1, Scenario.GET, "two", Metric.CPU, 1_234),
            measurement(1, Scenario.PUT, "hivecache", Metric.CPU, 40),
            measurement(1, Scenario.PUT, "one", Metric.CPU, 20),
            measurement(1, Scenario.GET, "hivecache", Metric.ALLOCATED, 0.000_02),
            measurement(1, Scenario.GET, "one", Metric.ALLOCATED, 0),
            measurement(1, Scenario.GET, "two", Metric.ALLOCATED, 24),
            measurement(1, Scenario.BOUNDED, "hivecache", Metric.HIT_RATIO, 0.8),
            measurement(1, Scenario.BOUNDED, "one", Metric.HIT_RATIO, 0.5),
            measurement(1, Scenario.BOUNDED, "two", Metric.HIT_RATIO, 0.7)));

    @TempDir
    private Path directory;

    @Test
    void tablesShowMediansTheBestAndTheRatio() throws Exception {
        String markdown = new Report(Suite.EMBEDDED, PROVIDERS, MEDIANS, Effort.FULL).markdown();

        assertThat(markdown)
                .contains(
                        "|  | threads | Hivecache | One | Two | ratio to the best of the others |\n|---|---:|---:|---:|---:|---:|\n")
                .contains("| get hit, by reference | 1 | **10.0** | 12.0 | 1,234 | 1.20 |\n")
                .contains("| put existing, by reference | 1 | 40.0 | **20.0** |  | 0.50 |\n")
                .contains("| get hit, by reference | 1 | **0** | **0** | 24.0 |  |\n")
                .contains("| bounded, 10k of 100k keys: get, else put | 1 | **0.800** | 0.500 | 0.700 | 1.14 |\n")
                .containsPattern("at least 1 in\\s+1 of 2 rows, at least 1.5 in 0");
    }

    @Test
    void theChartIsXmlWithADotForEachFigure() throws Exception {
        new Report(Suite.EMBEDDED, PROVIDERS, MEDIANS, Effort.FULL).write(directory);

        Document chart = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(directory.resolve("cpu-1.svg").toFile());
        int legend = PROVIDERS.size();
        assertThat(chart.getElementsByTagName("circle").getLength()).isEqualTo(legend + 5);
    }

    @Test
    void theReadmeKeepsItsOwnText() throws Exception {
        Path readme = directory.resolve("README.md");
        Files.writeString(
                readme, "before\n<!-- results: written by bench/run -->\nold\n<!-- end of results -->\nafter\n");

        new Report(Suite.EMBEDDED, PROVIDERS, MEDIANS, Effort.FULL).insertInto(readme);

        assertThat(readme)
                .content()
                .startsWith("before\n<!-- results: written by bench/run -->\n\nMeasured by `bench/run` on")
                .endsWith("<!-- end of results -->\nafter\n")
                .doesNotContain("old\n");
    }

    @Test
    void aReadmeWithoutMarksIsLeftAlone() throws Exception {
        Path readme = Files.writeString(directory.resolve("README.md"), "text");

        assertThatThrownBy(() -> new Report(Suite.EMBEDDED, PROVIDERS, MEDIANS, Effort.FULL).insertInto(readme))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("end of results");
        assertThat(readme).hasContent("text");
    }

    private static ProviderModule provider(String id, String name) {
        return new ProviderModule(id, name, "group:" + id, "1", Set.of(), List.of(), List.of());
    }

    private static Measurement measurement(int round, Scenario scenario, String provider, Metric metric, double value) {
        return new Measurement(round, scenario, 1, provider, metric, value);
    }
}
