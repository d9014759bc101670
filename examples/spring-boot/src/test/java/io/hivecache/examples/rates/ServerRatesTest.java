package io.hivecache.examples.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RespClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same application with its caches on a server, by one property. */
class ServerRatesTest {
    private static final String HIVE = "hivecache.hive";

    private static RedisServer server;

    @BeforeAll
    static void startServer() {
        server = RedisServer.launch();
        System.setProperty(HIVE, server.address("redis"));
    }

    @AfterAll
    static void stopServer() {
        System.clearProperty(HIVE);
        server.close();
    }

    @BeforeEach
    void empty() {
        try (RespClient client = server.connect()) {
            client.call("FLUSHALL");
        }
    }

    @Test
    void entriesOutliveTheApplication() {
        Map<?, ?> rate;
        try (RunningApplication application = RunningApplication.start()) {
            Visitor visitor = application.visitor();
            rate = visitor.rate("EUR/USD");
            visitor.get("/countries/FR");
            assertThat(visitor.status("/countries/XX")).isEqualTo(404);
        }

        try (RunningApplication application = RunningApplication.start()) {
            Visitor visitor = application.visitor();
            assertThat(visitor.rate("EUR/USD")).isEqualTo(rate);
            assertThat(visitor.get("/countries/FR").get("currency")).isEqualTo("EUR");
            assertThat(visitor.status("/countries/XX")).isEqualTo(404);
            assertThat(visitor.metric("cache.gets?tag=result:hit")).isEqualTo(3);
        }
    }

    @Test
    void twoApplicationsSeeEachOthersChanges() {
        try (RunningApplication one = RunningApplication.start();
                RunningApplication two =
                        RunningApplication.start("--spring.cache.jcache.config=classpath:other.properties")) {
            one.visitor().put("/rates/EUR/USD?value=3");
            assertThat(two.visitor().rate("EUR/USD").get("value")).hasToString("3");

            two.visitor().delete("/rates");
            one.visitor().rate("EUR/USD");
            assertThat(one.visitor().timesBankWasAskedFor("rate")).isEqualTo(1);
        }
    }

    @Test
    void syncLoadsOnceUnderManyThreads() throws Exception {
        try (RunningApplication application = RunningApplication.start("--bank.delay=300ms")) {
            Visitor visitor = application.visitor();

            assertThat(visitor.rateAtOnce(16, "GBP/CHF")).hasSize(16).containsOnly(visitor.rate("GBP/CHF"));

            assertThat(visitor.timesBankWasAskedFor("rate")).isEqualTo(1);
            assertThat(visitor.misses("rates")).isEqualTo(1);
            assertThat(visitor.hits("rates")).isEqualTo(16);
        }
    }

    /** By the version of Jackson that Spring Boot brings. */
    @Test
    void entriesAreJsonForReadersWithoutJava() {
        System.setProperty("hivecache.cache.countries.codec", "jackson");
        System.setProperty("hivecache.cache.countries.value-type", Country.class.getName());
        try (RunningApplication application = RunningApplication.start();
                RespClient client = server.connect()) {
            Visitor visitor = application.visitor();
            visitor.get("/countries/FR");
            assertThat(visitor.get("/countries/FR").get("currency")).isEqualTo("EUR");
            assertThat(visitor.timesBankWasAskedFor("country")).isEqualTo(1);

            List<?> keys = (List<?>) client.call("KEYS", "hive:countries:*:FR");
            assertThat(client.call("GET", keys.get(0))).hasToString("{\"code\":\"FR\",\"currency\":\"EUR\"}");
        } finally {
            System.clearProperty("hivecache.cache.countries.codec");
            System.clearProperty("hivecache.cache.countries.value-type");
        }
    }
}
