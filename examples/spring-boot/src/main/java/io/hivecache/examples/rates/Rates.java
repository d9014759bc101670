package io.hivecache.examples.rates;

import org.springframework.cache.annotation.CacheConfig;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

/** Exchange rates, cached by Spring's annotations. */
@Service
@CacheConfig(cacheNames = "rates")
public class Rates {
    private final Bank bank;

    Rates(Bank bank) {
        this.bank = bank;
    }

    /** Asks the bank, once for all threads that want to know it at the same time. */
    @Cacheable(sync = true)
    public Rate rate(CurrencyPair pair) {
        return bank.rate(pair);
    }

    /** Sets a rate without asking the bank. */
    @CachePut(key = "#rate.pair()")
    public Rate set(Rate rate) {
        return rate;
    }

    /** Lets the bank be asked anew. */
    @CacheEvict(allEntries = true)
    public void forget() {}
}
