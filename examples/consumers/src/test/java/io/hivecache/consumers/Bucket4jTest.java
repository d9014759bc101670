package io.hivecache.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.grid.jcache.CompatibilityTest;
import io.hivecache.testing.Jvm;
import io.hivecache.testing.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bucket4j takes each token by a processor that is sent to the cache: an update that is lost would be a surplus token. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class Bucket4jTest {
    private static final int JVMS = 3;

    @AfterEach
    void reset() {
        Hives.reset();
    }

    @Test
    void itsOwnTestOfProvidersPasses() throws Exception {
        new CompatibilityTest(Hives.cache("compatibility", String.class, Integer.class)).test();
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void theThreadsOfAJvmTakeExactlyTheTokensThereAre(String hive) throws Exception {
        Hives.use(hive);
        assertThat(TokenTaker.takeAll()).isEqualTo(TokenTaker.TOKENS);
    }

    @Test
    void theThreadsOfThreeJvmsTakeExactlyTheTokensThereAre() throws Exception {
        Hives.use(Hives.remote());
        List<Jvm> jvms = new ArrayList<>();
        try {
            for (int i = 0; i < JVMS; i++) {
                jvms.add(Jvm.start(TokenTaker.class, Hives.remote()));
            }
            for (Jvm jvm : jvms) {
                assertThat(jvm.readLine()).isEqualTo("ready");
            }
            jvms.forEach(jvm -> jvm.writeLine("go"));
            List<Worker<Integer>> takers = jvms.stream()
                    .map(jvm -> Worker.start(() -> Integer.parseInt(jvm.readLine())))
                    .toList();
            List<Integer> taken = new ArrayList<>();
            for (Worker<Integer> taker : takers) {
                taken.add(taker.resultWithin(TokenTaker.PATIENCE_SECONDS));
            }
            assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(TokenTaker.TOKENS);
        } finally {
            for (Jvm jvm : jvms) {
                jvm.close();
            }
        }
    }
}
