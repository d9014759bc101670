package io.hivecache.examples.rates;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/countries")
class CountriesController {
    private final Countries countries;

    CountriesController(Countries countries) {
        this.countries = countries;
    }

    @GetMapping("/{code}")
    Country country(@PathVariable String code) {
        return countries.country(code);
    }

    @PutMapping("/{code}")
    void set(@PathVariable String code, @RequestParam String currency) {
        countries.set(code, new Country(code, currency));
    }

    @DeleteMapping("/{code}")
    void forget(@PathVariable String code) {
        countries.forget(code);
    }

    @DeleteMapping
    void forgetAll() {
        countries.forgetAll();
    }
}
