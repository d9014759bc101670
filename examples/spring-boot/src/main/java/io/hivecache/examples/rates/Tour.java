package io.hivecache.examples.rates;

import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Shows at the start what the caches answer and what the bank must be asked. */
@Component
class Tour implements ApplicationRunner {
    private static final CurrencyPair PAIR = new CurrencyPair("EUR", "USD");

    private final Rates rates;
    private final Countries countries;
    private final MeterRegistry meters;
    private final Environment environment;

    Tour(Rates rates, Countries countries, MeterRegistry meters, Environment environment) {
        this.rates = rates;
        this.countries = countries;
        this.meters = meters;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (environment.getRequiredProperty("tour", Boolean.class)) {
            walk();
        }
        System.out.println("Try http://localhost:" + environment.getProperty("local.server.port") + "/rates/EUR/USD");
    }

    private void walk() {
        show("the rate of " + PAIR, () -> rates.rate(PAIR));
        show("the same again", () -> rates.rate(PAIR));
        show("a rate is set", () -> rates.set(new Rate(PAIR, BigDecimal.TEN, Instant.now())));
        show("the rate that was set", () -> rates.rate(PAIR));
        show("all rates are forgotten", rates::forget);
        show("the rate of " + PAIR, () -> rates.rate(PAIR));
        show("the currency of FR", () -> countries.country("FR"));
        show("the same again", () -> countries.country("FR"));
        show("the currency of XX", this::unknown);
        show("the same again", this::unknown);
    }

    private void unknown() {
        try {
            countries.country("XX");
        } catch (UnknownCountry expected) {
            // there is none, which is remembered
        }
    }

    private void show(String what, Runnable step) {
        long asked = asked();
        long hits = hits();
        long start = System.nanoTime();
        step.run();
        double millis = (System.nanoTime() - start) / 1e6;
        String how = asked() > asked ? "miss" : hits() > hits ? "hit" : "";
        System.out.printf(Locale.ROOT, "%-25s %-5s %7.1f ms%n", what, how, millis);
    }

    private long asked() {
        return Stream.of("rate", "country")
                .mapToLong(kind ->
                        (long) meters.counter("bank.requests", "for", kind).count())
                .sum();
    }

    private long hits() {
        return meters.get("cache.gets").tag("result", "hit").functionCounters().stream()
                .mapToLong(hits -> (long) hits.count())
                .sum();
    }
}
