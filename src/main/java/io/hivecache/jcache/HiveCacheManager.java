package io.hivecache.jcache;

import io.hivecache.hive.Addresses;
import io.hivecache.hive.Engine;
import io.hivecache.hive.Engines;
import io.hivecache.hive.TimeSource;
import io.hivecache.hive.Traffic;
import io.hivecache.operation.Background;
import io.hivecache.operation.Unwrap;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * The caches of one URI and class loader, on one engine. Thread-safe.
 *
 * <p>Every method but {@code close}, {@code isClosed} and the getters of what it was made of throws an
 * {@link IllegalStateException} once the manager is closed.
 */
public final class HiveCacheManager implements CacheManager {
    private final HiveCachingProvider provider;
    private final URI uri;
    private final URI publicUri;
    private final String shown;
    private final ClassLoader loader;
    private final Properties properties;
    private final Settings settings;
    private final Engine engine;
    private final Background background;
    private final ConcurrentHashMap<String, HiveCache<?, ?>> caches = new ConcurrentHashMap<>();
    private volatile boolean closed;

    HiveCacheManager(
            HiveCachingProvider provider, URI uri, ClassLoader loader, Properties properties, TimeSource time) {
        this.provider = provider;
        this.uri = uri;
        this.shown = Addresses.show(uri);
        this.publicUri = HiveAddress.is(uri) ? HiveAddress.shown(uri) : uri;
        this.loader = loader;
        this.properties = (Properties) properties.clone();
        this.settings = Settings.load(uri, loader, properties);
        this.engine = Engines.open(settings.hive(), time);
        this.background = new Background(shown);
        try {
            settings.cacheNames().forEach(name -> add(name, settings.declared(name, loader)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public CachingProvider getCachingProvider() {
        return provider;
    }

    /**
     * The URI as it may be shown: without user, password and parameters, and with semicolons for commas, so that it can
     * stand in the name of a bean. The provider knows the manager by it, too.
     */
    @Override
    public URI getURI() {
        return publicUri;
    }

    /** The URI as it was given. */
    URI givenUri() {
        return uri;
    }

    @Override
    public ClassLoader getClassLoader() {
        return loader;
    }

    @Override
    public Properties getProperties() {
        return (Properties) properties.clone();
    }

    /**
     * Creates a cache. What the configuration leaves at JCache's defaults is taken from the settings file's template, if
     * there is one. Caches that the settings name exist from the start and need no creation.
     *
     * @throws CacheException if there is a cache of this name, or the configuration asks for what cannot be
     */
    @Override
    public <K, V, C extends Configuration<K, V>> Cache<K, V> createCache(String cacheName, C configuration) {
        checkOpen();
        Objects.requireNonNull(cacheName, "cacheName");
        Objects.requireNonNull(configuration, "configuration");
        return add(cacheName, settings.merge(cacheName, configuration, loader));
    }

    private synchronized <K, V> Cache<K, V> add(String cacheName, HiveConfiguration<K, V> configuration) {
        checkOpen();
        if (caches.containsKey(cacheName)) {
            throw new CacheException(exists(cacheName));
        }
        HiveCache<K, V> cache = new HiveCache<>(this, cacheName, configuration, engine, background);
        caches.put(cacheName, cache);
        return cache;
    }

    private String exists(String cacheName) {
        String fact = "cache '" + cacheName + "' exists already in the manager " + shown;
        return settings.cacheNames().contains(cacheName)
                ? fact
                        + ": its settings name it, so it exists from the start; use getCache (with Spring Boot, leave the name"
                        + " out of spring.cache.cache-names), or take its keys out of the settings"
                : fact + "; use getCache, or destroyCache first";
    }

    /**
     * A cache whose types are known to the caller.
     *
     * @return the cache, or null if there is none of this name
     * @throws ClassCastException if it was configured with other types
     */
    @Override
    public <K, V> @Nullable Cache<K, V> getCache(String cacheName, Class<K> keyType, Class<V> valueType) {
        Objects.requireNonNull(keyType, "keyType");
        Objects.requireNonNull(valueType, "valueType");
        HiveCache<?, ?> cache = find(cacheName);
        if (cache == null) {
            return null;
        }
        checkType(cache, "key", cache.configuration().getKeyType(), keyType);
        checkType(cache, "value", cache.configuration().getValueType(), valueType);
        return cast(cache);
    }

    /** A cache as it is, or null if there is none of this name. */
    @Override
    public <K, V> @Nullable Cache<K, V> getCache(String cacheName) {
        HiveCache<?, ?> cache = find(cacheName);
        return cache == null ? null : cast(cache);
    }

    @SuppressWarnings("unchecked")
    private static <K, V> Cache<K, V> cast(HiveCache<?, ?> cache) {
        return (Cache<K, V>) cache;
    }

    private static void checkType(HiveCache<?, ?> cache, String what, Class<?> configured, Class<?> asked) {
        if (!configured.equals(asked)) {
            throw new ClassCastException("cache '" + cache.getName() + "' is configured with the " + what + " type "
                    + configured.getName() + ", not " + asked.getName());
        }
    }

    /** The names of all caches as they are now; does not change. */
    @Override
    public Iterable<String> getCacheNames() {
        checkOpen();
        return Set.copyOf(caches.keySet());
    }

    @Override
    public void destroyCache(String cacheName) {
        HiveCache<?, ?> cache = find(cacheName);
        if (cache != null) {
            cache.destroy();
        }
    }

    @Override
    public void enableManagement(String cacheName, boolean enabled) {
        HiveCache<?, ?> cache = find(cacheName);
        if (cache != null) {
            cache.enableManagement(enabled);
        }
    }

    @Override
    public void enableStatistics(String cacheName, boolean enabled) {
        HiveCache<?, ?> cache = find(cacheName);
        if (cache != null) {
            cache.enableStatistics(enabled);
        }
    }

    private @Nullable HiveCache<?, ?> find(String cacheName) {
        checkOpen();
        return caches.get(Objects.requireNonNull(cacheName, "cacheName"));
    }

    /** The caches as they are now. */
    List<HiveCache<?, ?>> caches() {
        return List.copyOf(caches.values());
    }

    /** What was sent to servers. */
    Traffic traffic() {
        return engine.traffic();
    }

    void forget(HiveCache<?, ?> cache) {
        caches.remove(cache.getName(), cache);
    }

    /** Closes all caches and the engine. Harmless when repeated. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        provider.forget(this);
        caches.values().forEach(HiveCache::close);
        background.close();
        engine.close();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return Unwrap.as(type, this);
    }

    @Override
    public String toString() {
        return "HiveCacheManager " + shown + (closed ? " (closed)" : "");
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the cache manager " + shown + " is closed");
        }
    }
}
