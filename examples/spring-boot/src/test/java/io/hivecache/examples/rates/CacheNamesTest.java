package io.hivecache.examples.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;

/** The caches that the settings name and those that {@code spring.cache.cache-names} does. */
class CacheNamesTest {

    @Test
    void aCacheThatSpringBootCreatesFollowsTheTemplate() {
        try (RunningApplication application = RunningApplication.start("--spring.cache.cache-names=more")) {
            Visitor visitor = application.visitor();

            Map<?, ?> caches = (Map<?, ?>)
                    ((Map<?, ?>) ((Map<?, ?>) visitor.get("/actuator/caches").get("cacheManagers")).get("cacheManager"))
                            .get("caches");

            assertThat(caches.keySet())
                    .map(String::valueOf)
                    .containsExactlyInAnyOrder("rates", "countries", "unknown-countries", "more");
            assertThat(visitor.misses("more")).isZero(); // there is such a metric only with statistics
        }
    }

    @Test
    void aNameThatTheSettingsHaveAlreadyIsAnErrorThatSaysWhatToDo() {
        assertThatThrownBy(() -> RunningApplication.start("--spring.cache.cache-names=rates"))
                .rootCause()
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("cache 'rates' exists already")
                .hasMessageContaining("hivecache.properties")
                .hasMessageContaining("spring.cache.cache-names");

        try (RunningApplication application = RunningApplication.start()) {
            application.visitor().rate("EUR/USD");
            assertThat(application.visitor().misses("rates"))
                    .as("the failed start left nothing behind")
                    .isEqualTo(1);
        }
    }
}
