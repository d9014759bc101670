package io.hivecache.examples.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.RedisServer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The application as it is delivered: one jar, each in a JVM of its own. */
class FatJarIT {

    @Test
    void findsItsSettingsAndSaysWhatIsAHit() throws Exception {
        try (Delivered application = Delivered.start("--bank.delay=1ms")) {
            assertThat(application.output())
                    .map(line -> line.replaceFirst(" [0-9.]+ ms$", ""))
                    .containsSubsequence(
                            "the rate of EUR/USD miss",
                            "the same again hit",
                            "a rate is set",
                            "the rate that was set hit",
                            "all rates are forgotten",
                            "the rate of EUR/USD miss",
                            "the currency of FR miss",
                            "the same again hit",
                            "the currency of XX miss",
                            "the same again hit")
                    .noneMatch(line -> line.contains(" WARN "));

            Visitor visitor = application.visitor();
            Map<?, ?> manager =
                    (Map<?, ?>) ((Map<?, ?>) visitor.get("/actuator/caches").get("cacheManagers")).get("cacheManager");
            assertThat(((Map<?, ?>) manager.get("caches")).keySet())
                    .map(String::valueOf)
                    .containsExactlyInAnyOrder("rates", "countries", "unknown-countries");
            visitor.rate("EUR/USD");
            assertThat(visitor.hits("rates")).isEqualTo(3);
            assertThat(visitor.misses("rates")).isEqualTo(2);
        }
    }

    @Test
    void twoJvmsOnOneServerEndWithOneValueThatBothSee() throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        try (RedisServer server = RedisServer.launch();
                Delivered one = Delivered.on(server);
                Delivered two = Delivered.on(server)) {
            CompletableFuture<List<Map<?, ?>>> first = rates(one.visitor(), executor);
            CompletableFuture<List<Map<?, ?>>> second = rates(two.visitor(), executor);
            Set<Object> seen = new HashSet<>(first.get());
            seen.addAll(second.get());

            Map<?, ?> rate = one.visitor().rate("GBP/CHF");
            assertThat(two.visitor().rate("GBP/CHF")).isEqualTo(rate);
            assertThat(seen).containsExactly(rate);
            assertThat(one.visitor().timesBankWasAskedFor("rate")).isLessThanOrEqualTo(1);
            assertThat(two.visitor().timesBankWasAskedFor("rate")).isLessThanOrEqualTo(1);

            two.visitor().put("/rates/GBP/CHF?value=4");
            assertThat(one.visitor().rate("GBP/CHF").get("value")).hasToString("4");
        } finally {
            executor.shutdown();
        }
    }

    private static CompletableFuture<List<Map<?, ?>>> rates(Visitor visitor, Executor executor) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return visitor.rateAtOnce(8, "GBP/CHF");
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                executor);
    }
}
