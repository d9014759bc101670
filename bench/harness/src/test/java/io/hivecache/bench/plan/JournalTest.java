package io.hivecache.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.bench.process.Metric;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final ProviderModule PROVIDER =
            new ProviderModule("hivecache", "Hivecache", "io.hivecache:hivecache", "1", Set.of(), List.of(), List.of());
    private static final Run RUN = new Run(2, Scenario.GET, List.of(1), PROVIDER);

    @TempDir
    private Path directory;

    @Test
    void whatWasMeasuredIsThereAfterAStop() throws Exception {
        Path file = directory.resolve("measurements.tsv");
        Journal.create(file).add(RUN, Map.of(1, Map.of(Metric.CPU, 12.5)));

        Journal resumed = Journal.resume(file);

        assertThat(resumed.measurements())
                .containsExactly(new Measurement(2, Scenario.GET, 1, "hivecache", Metric.CPU, 12.5));
        assertThat(resumed.contains(RUN)).isTrue();
        assertThat(resumed.contains(new Run(3, Scenario.GET, List.of(1), PROVIDER)))
                .isFalse();
    }

    @Test
    void aNewRunForgetsTheOldOne() throws Exception {
        Path file = directory.resolve("measurements.tsv");
        Journal.create(file).add(RUN, Map.of(1, Map.of(Metric.CPU, 12.5)));

        Journal.create(file);

        assertThat(Journal.resume(file).measurements()).isEmpty();
    }
}
