package io.hivecache.examples.rates;

import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import org.springframework.stereotype.Service;

/** Countries, cached by the annotations of JSR-107. */
@Service
@CacheDefaults(cacheName = "countries")
public class Countries {
    private final Bank bank;

    Countries(Bank bank) {
        this.bank = bank;
    }

    /** Asks the bank; that there is no such country is remembered, too. */
    @CacheResult(exceptionCacheName = "unknown-countries", cachedExceptions = UnknownCountry.class)
    public Country country(String code) {
        return bank.country(code);
    }

    /** Sets a country without asking the bank. */
    @CachePut
    public void set(@CacheKey String code, @CacheValue Country country) {}

    /** Lets the bank be asked anew about a country. */
    @CacheRemove
    public void forget(String code) {}

    /** Lets the bank be asked anew about all countries. */
    @CacheRemoveAll
    public void forgetAll() {}
}
