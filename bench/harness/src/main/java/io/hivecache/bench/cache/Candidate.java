package io.hivecache.bench.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;

/** The one JCache provider of this class path, with its default manager open. */
public final class Candidate implements AutoCloseable {
    private final CachingProvider provider;
    private final CacheManager manager;
    private final Dialect dialect;

    private Candidate(CachingProvider provider, Dialect dialect) {
        this.provider = provider;
        this.manager = provider.getCacheManager();
        this.dialect = dialect;
    }

    /**
     * Opens the provider.
     *
     * @throws IllegalStateException if the class path holds no provider or several, or no dialect or several
     */
    public static Candidate open() {
        return new Candidate(only(Caching.getCachingProviders()), only(ServiceLoader.load(Dialect.class)));
    }

    private static <T> T only(Iterable<T> services) {
        List<T> found = new ArrayList<>();
        services.forEach(found::add);
        if (found.size() != 1) {
            throw new IllegalStateException("The class path must hold one provider and one dialect, here is " + found);
        }
        return found.get(0);
    }

    /** Returns a configuration with the types declared, as some providers copy declared types more cheaply. */
    public static <V> MutableConfiguration<Integer, V> configuration(Class<V> valueType, boolean storeByValue) {
        return new MutableConfiguration<Integer, V>()
                .setTypes(Integer.class, valueType)
                .setStoreByValue(storeByValue);
    }

    /** Creates a cache that keeps everything it is given. */
    public <V> Cache<Integer, V> unbounded(String name, MutableConfiguration<Integer, V> configuration) {
        return manager.createCache(name, dialect.unbounded(configuration));
    }

    /** Creates a cache that evicts. */
    public <V> Cache<Integer, V> bounded(String name, MutableConfiguration<Integer, V> configuration, long entries) {
        return manager.createCache(name, dialect.bounded(configuration, entries));
    }

    @Override
    public void close() {
        provider.close();
    }
}
