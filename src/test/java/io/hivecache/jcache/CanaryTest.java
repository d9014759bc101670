package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.Jvm;
import io.hivecache.testing.Worker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A password that stands in addresses, properties and the environment is found in nothing that anybody gets to see. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class CanaryTest {
    private static final String CANARY = "canary-tweets-7391";

    @Test
    void noFaultTellsThePassword() throws Exception {
        try (Jvm jvm = Jvm.start(Map.of(CanaryChild.VARIABLE, CANARY), CanaryChild.class)) {
            List<String> lines = Worker.start(jvm::readAll).resultWithin(3 * 60);

            assertThat(lines).hasSizeGreaterThan(100).last().isEqualTo("the end");
            assertThat(lines).anyMatch(line -> line.contains("UnknownAfter"));
            assertThat(lines).anyMatch(line -> line.contains("javax.cache:type=CacheStatistics"));
            assertThat(lines).anyMatch(line -> line.contains("thread hivecache-"));
            assertThat(lines).noneMatch(line -> line.contains(CANARY));
        }
    }
}
