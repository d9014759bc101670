package io.hivecache.examples.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What one node or JVM has read, the others find in the hive, and no more once it is evicted. */
class SharedReadsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void whatOneNodeHasReadTheOtherFindsInTheHive() throws Exception {
        try (TwoNodes nodes = TwoNodes.open("reads")) {
            for (Reading reading : Reading.values()) {
                Result cold = nodes.first.read(reading);
                assertThat(cold.counts().statements())
                        .as("%s: %s", reading, cold)
                        .isOne();
                assertThat(cold.counts().misses()).as("%s: %s", reading, cold).isPositive();

                assertFound(reading, nodes.first.read(reading), cold.text());
                assertFound(reading, nodes.second.read(reading), cold.text());
            }
        }
    }

    /** Keys and content are the same in every JVM: ids that are enums or have parts, subclasses, collections, queries. */
    @Test
    void aJvmWithAnEmptyDatabaseFindsEverythingInTheHive() throws Exception {
        try (TwoNodes nodes = TwoNodes.open("here")) {
            Map<Reading, String> texts = new EnumMap<>(Reading.class);
            for (Reading reading : Reading.values()) {
                texts.put(reading, nodes.first.read(reading).text());
            }

            Map<Reading, Result> found = OtherJvm.run(nodes.server.address());

            assertThat(found).containsOnlyKeys(Reading.values());
            found.forEach((reading, result) -> assertFound(reading, result, texts.get(reading)));
        }
    }

    /** A node that clears sees it at once, the others within a moment. */
    @Test
    void whatOneNodeEvictsIsGoneForAll() throws Exception {
        try (TwoNodes nodes = TwoNodes.open("evicting")) {
            nodes.first.read(Reading.ENTITY);

            nodes.second.sessions().getCache().evictAllRegions();

            long end = System.nanoTime() + PATIENCE.toNanos();
            while (nodes.first.read(Reading.ENTITY).isFromCache()) {
                assertThat(System.nanoTime()).as("time").isLessThan(end);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            assertThat(nodes.second.read(Reading.ENTITY).isFromCache()).isTrue();
        }
    }

    private static void assertFound(Reading reading, Result result, String text) {
        assertThat(result.isFromCache()).as("%s: %s", reading, result).isTrue();
        assertThat(result.counts().misses()).as("%s: %s", reading, result).isZero();
        assertThat(result.text()).isEqualTo(text);
    }
}
