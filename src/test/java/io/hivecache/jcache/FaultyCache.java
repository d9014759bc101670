package io.hivecache.jcache;

import io.hivecache.testing.ManualClock;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.FactoryBuilder.SingletonFactory;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A cache by the name of {@code faulty}, of a provider of its own, whose loader, writer and listener fail when a test wants
 * them to; closed after the test.
 */
final class FaultyCache implements AfterEachCallback {
    static final String NAME = "faulty";

    final Faulty.Loader loader = new Faulty.Loader();
    final Faulty.Writer writer = new Faulty.Writer();
    final Faulty.Listener listener = new Faulty.Listener();
    private final FreshProvider fresh = new FreshProvider();

    CacheManager manager() {
        return fresh.manager();
    }

    ManualClock clock() {
        return fresh.clock();
    }

    HiveConfiguration<Object, Object> readThrough() {
        return readThrough(loader);
    }

    HiveConfiguration<Object, Object> readThrough(CacheLoader<Object, Object> from) {
        return new HiveConfiguration<>().setReadThrough(true).setCacheLoaderFactory(new SingletonFactory<>(from));
    }

    HiveConfiguration<Object, Object> writeThrough() {
        return new HiveConfiguration<>().setWriteThrough(true).setCacheWriterFactory(new SingletonFactory<>(writer));
    }

    /** Creates the cache, in place of the one that was there, with statistics and the listener, told synchronously. */
    Cache<Object, Object> create(HiveConfiguration<Object, Object> configuration) {
        manager().destroyCache(NAME);
        return manager()
                .createCache(
                        NAME,
                        configuration
                                .setStatisticsEnabled(true)
                                .addCacheEntryListenerConfiguration(listener.synchronously()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        fresh.afterEach(context);
    }
}
