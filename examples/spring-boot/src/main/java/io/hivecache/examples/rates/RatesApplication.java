package io.hivecache.examples.rates;

import io.hivecache.jcache.HiveMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import javax.cache.CacheManager;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;

/** Starts the application, which needs nothing but Spring Boot's own settings to use Hivecache. */
@SpringBootApplication
@EnableCaching
public class RatesApplication {
    /** Called by the JVM. */
    public static void main(String[] arguments) {
        SpringApplication.run(RatesApplication.class, arguments);
    }

    /** Meters beside those that Spring Boot has for every cache. */
    @Bean
    MeterBinder hiveMetrics(CacheManager manager) {
        return new HiveMetrics(manager);
    }
}
