package io.hivecache.examples.rates;

import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/rates")
class RatesController {
    private final Rates rates;

    RatesController(Rates rates) {
        this.rates = rates;
    }

    @GetMapping("/{base}/{quote}")
    Rate rate(@PathVariable String base, @PathVariable String quote) {
        return rates.rate(new CurrencyPair(base, quote));
    }

    @PutMapping("/{base}/{quote}")
    Rate set(@PathVariable String base, @PathVariable String quote, @RequestParam BigDecimal value) {
        return rates.set(new Rate(new CurrencyPair(base, quote), value, Instant.now()));
    }

    @DeleteMapping
    void forget() {
        rates.forget();
    }
}
