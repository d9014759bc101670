package io.hivecache.jcache;

import java.util.concurrent.TimeUnit;
import javax.cache.configuration.Factory;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;

/** Expiry policies in milliseconds. */
final class Lifetimes {
    private Lifetimes() {}

    static Factory<ExpiryPolicy> created(long millis) {
        return CreatedExpiryPolicy.factoryOf(new Duration(TimeUnit.MILLISECONDS, millis));
    }

    static Factory<ExpiryPolicy> touched(long millis) {
        return TouchedExpiryPolicy.factoryOf(new Duration(TimeUnit.MILLISECONDS, millis));
    }
}
