package io.hivecache.examples.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.cache.CacheManager;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The caches in the JVM, seen from outside. */
class EmbeddedRatesTest {
    private RunningApplication application = RunningApplication.start();
    private Visitor visitor = application.visitor();

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void annotationsOfSpringCache() {
        Map<?, ?> first = visitor.rate("EUR/USD");

        assertThat(visitor.rate("EUR/USD")).isEqualTo(first);
        assertThat(visitor.timesBankWasAskedFor("rate")).isEqualTo(1);

        visitor.put("/rates/EUR/USD?value=7.5");
        assertThat(visitor.rate("EUR/USD").get("value")).hasToString("7.5");
        assertThat(visitor.timesBankWasAskedFor("rate")).isEqualTo(1);

        visitor.delete("/rates");
        assertThat(visitor.rate("EUR/USD").get("value")).isEqualTo(first.get("value"));
        assertThat(visitor.timesBankWasAskedFor("rate")).isEqualTo(2);
    }

    @Test
    void annotationsOfJsr107Cache() {
        assertThat(visitor.get("/countries/FR").get("currency")).isEqualTo("EUR");
        visitor.get("/countries/FR");
        visitor.get("/countries/CH");
        assertThat(visitor.timesBankWasAskedFor("country")).isEqualTo(2);

        visitor.put("/countries/FR?currency=FRF");
        assertThat(visitor.get("/countries/FR").get("currency")).isEqualTo("FRF");
        assertThat(visitor.timesBankWasAskedFor("country")).isEqualTo(2);

        visitor.delete("/countries/FR");
        visitor.get("/countries/FR");
        visitor.get("/countries/CH");
        assertThat(visitor.timesBankWasAskedFor("country")).isEqualTo(3);

        visitor.delete("/countries");
        visitor.get("/countries/FR");
        visitor.get("/countries/CH");
        assertThat(visitor.timesBankWasAskedFor("country")).isEqualTo(5);
    }

    @Test
    void anExceptionIsCachedUntouched() {
        assertThat(visitor.status("/countries/XX")).isEqualTo(404);
        assertThat(visitor.status("/countries/XX")).isEqualTo(404);
        assertThat(visitor.timesBankWasAskedFor("country")).isEqualTo(1);
    }

    @Test
    void syncLoadsOnceUnderManyThreads() throws Exception {
        stop();
        application = RunningApplication.start("--bank.delay=300ms");
        visitor = application.visitor();

        assertThat(visitor.rateAtOnce(16, "GBP/CHF")).hasSize(16).containsOnly(visitor.rate("GBP/CHF"));

        assertThat(visitor.timesBankWasAskedFor("rate")).isEqualTo(1);
        assertThat(visitor.misses("rates")).isEqualTo(1);
        assertThat(visitor.hits("rates")).isEqualTo(16);
    }

    @Test
    void actuatorListsTheCachesAndCountsTruly() {
        Map<?, ?> managers = (Map<?, ?>) visitor.get("/actuator/caches").get("cacheManagers");
        Map<?, ?> manager = (Map<?, ?>) managers.get("cacheManager");
        assertThat(((Map<?, ?>) manager.get("caches")).keySet())
                .map(String::valueOf)
                .containsExactlyInAnyOrder("rates", "countries", "unknown-countries");

        for (int i = 0; i < 3; i++) {
            visitor.rate("EUR/USD");
            visitor.rate("USD/EUR");
        }
        visitor.put("/rates/EUR/USD?value=1");
        assertThat(visitor.hits("rates")).isEqualTo(4);
        assertThat(visitor.misses("rates")).isEqualTo(2);
        assertThat(visitor.metric("cache.puts?tag=cache:rates")).isEqualTo(3);
        assertThat(visitor.metric("cache.evictions?tag=cache:rates")).isZero();
        assertThat(visitor.metric("hivecache.hits?tag=cache:rates")).isEqualTo(4);
        assertThat(visitor.metric("hivecache.misses?tag=cache:rates&tag=cause:absent"))
                .isEqualTo(2);

        visitor.delete("/actuator/caches/rates");
        assertThat(visitor.metric("cache.removals?tag=cache:rates")).isEqualTo(2);
        assertThat(visitor.hits("countries") + visitor.misses("countries")).isZero();
    }

    @Test
    void aRestartedContextBeginsAfresh() throws Exception {
        visitor.rate("EUR/USD");
        CacheManager before = application.context().getBean(CacheManager.class);
        application.close();
        assertThat(before.isClosed()).isTrue();
        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("javax.cache:*"), null))
                .isEmpty();

        application = RunningApplication.start();
        visitor = application.visitor();
        visitor.rate("EUR/USD");

        assertThat(application.context().getBean(CacheManager.class)).isNotSameAs(before);
        assertThat(visitor.timesBankWasAskedFor("rate")).isEqualTo(1);
        assertThat(visitor.misses("rates")).isEqualTo(1);
        assertThat(visitor.hits("rates")).isZero();
    }
}
