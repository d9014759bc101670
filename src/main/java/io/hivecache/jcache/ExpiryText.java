package io.hivecache.jcache;

import io.hivecache.hive.Amounts;
import java.util.function.Function;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;

/** Reads the expiry policies of JCache, written {@code eternal} or as what restarts the time and how long it is. */
final class ExpiryText {

    static final String ACCEPTED =
            "eternal, or created, modified, accessed or touched with a duration such as 250ms, 30s, 10m, 1h, 1d or PT10M";

    private ExpiryText() {}

    static Factory<ExpiryPolicy> parse(String text) {
        if (text.equals("eternal")) {
            return EternalExpiryPolicy.factoryOf();
        }
        String[] words = text.split("\\s+", 2);
        if (words.length < 2) {
            throw new IllegalArgumentException("no duration in " + text);
        }
        return policy(words[0]).apply(Amounts.duration(words[1]));
    }

    private static Function<Duration, Factory<ExpiryPolicy>> policy(String name) {
        return switch (name) {
            case "created" -> CreatedExpiryPolicy::factoryOf;
            case "modified" -> ModifiedExpiryPolicy::factoryOf;
            case "accessed" -> AccessedExpiryPolicy::factoryOf;
            case "touched" -> TouchedExpiryPolicy::factoryOf;
            default -> throw new IllegalArgumentException("unknown expiry policy " + name);
        };
    }
}
