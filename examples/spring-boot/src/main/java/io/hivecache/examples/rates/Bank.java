package io.hivecache.examples.rates;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Knows everything about money and takes its time; the metric {@code bank.requests} counts how often it was asked. */
@Component
class Bank {
    private final Duration delay;
    private final Counter rates;
    private final Counter countries;

    Bank(@Value("${bank.delay}") Duration delay, MeterRegistry meters) {
        this.delay = delay;
        this.rates = meters.counter("bank.requests", "for", "rate");
        this.countries = meters.counter("bank.requests", "for", "country");
    }

    Rate rate(CurrencyPair pair) {
        rates.increment();
        think();
        BigDecimal value = worth(pair.base()).divide(worth(pair.quote()), MathContext.DECIMAL32);
        return new Rate(pair, value, Instant.now());
    }

    Country country(String code) {
        countries.increment();
        think();
        if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code)) {
            throw new UnknownCountry(code);
        }
        Currency currency =
                Currency.getInstance(new Locale.Builder().setRegion(code).build());
        return new Country(code, currency == null ? "none" : currency.getCurrencyCode());
    }

    /** Made up, but always the same for a currency. */
    private static BigDecimal worth(String currency) {
        return BigDecimal.valueOf(1 + Math.floorMod(currency.hashCode(), 1000), 2);
    }

    private void think() {
        long end = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(Math.max(left, TimeUnit.MICROSECONDS.toNanos(1)));
        }
    }
}
