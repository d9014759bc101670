package io.hivecache.examples.rates;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.EnableCaching;

/** Starts the application, which needs nothing but Spring Boot's own settings to use Hivecache. */
@SpringBootApplication
@EnableCaching
public class RatesApplication {
    /** Called by the JVM. */
    public static void main(String[] arguments) {
        SpringApplication.run(RatesApplication.class, arguments);
    }
}
