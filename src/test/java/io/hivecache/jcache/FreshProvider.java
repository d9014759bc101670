package io.hivecache.jcache;

import io.hivecache.testing.ManualClock;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A provider of its own for each test, with a clock that stands still unless it is moved; closed after the test. */
final class FreshProvider implements AfterEachCallback {
    private final ManualClock clock = new ManualClock();
    private final HiveCachingProvider provider = new HiveCachingProvider(clock);
    private int caches;

    HiveCachingProvider provider() {
        return provider;
    }

    ManualClock clock() {
        return clock;
    }

    CacheManager manager() {
        return provider.getCacheManager();
    }

    <K, V> Cache<K, V> cache(Configuration<K, V> configuration) {
        return manager().createCache("cache-" + caches++, configuration);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        provider.close();
    }
}
