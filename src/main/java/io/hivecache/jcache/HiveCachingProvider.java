package io.hivecache.jcache;

import io.hivecache.codec.CacheClassLoader;
import io.hivecache.hive.Engines;
import io.hivecache.hive.TimeSource;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.WeakHashMap;
import javax.cache.CacheManager;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * The entry to Hivecache for {@link javax.cache.Caching}: knows the open managers by class loader and URI. Thread-safe.
 *
 * <p>A manager that was closed is replaced by a fresh one when it is asked for again; so is a provider's whole content
 * after {@link #close()}, which may be repeated.
 */
public final class HiveCachingProvider implements CachingProvider {
    private static final URI DEFAULT_URI = URI.create("hive:embedded");

    private final ClassLoader defaultLoader = CacheClassLoader.ofContext();
    private final Map<ClassLoader, Map<URI, HiveCacheManager>> managers = new WeakHashMap<>();
    private final TimeSource time;

    /** Creates a provider without managers; called by {@link javax.cache.Caching}. */
    public HiveCachingProvider() {
        this(TimeSource.system());
    }

    HiveCachingProvider(TimeSource time) {
        this.time = time;
    }

    /**
     * The manager of a URI and class loader, made on the first call.
     *
     * @param uri a hive's address, such as {@code hive:embedded}, or where the settings file is; null for
     *     {@link #getDefaultURI()}
     * @param classLoader by which the caches' classes are found; null for {@link #getDefaultClassLoader()}
     * @param properties settings that override those of the file; null for none; not looked at if the manager exists
     * @throws javax.cache.CacheException if the settings are wrong or no hive can be opened at the address
     */
    @Override
    public CacheManager getCacheManager(
            @Nullable URI uri, @Nullable ClassLoader classLoader, @Nullable Properties properties) {
        URI managerUri = Objects.requireNonNullElse(uri, DEFAULT_URI);
        ClassLoader loader = Objects.requireNonNullElse(classLoader, defaultLoader);
        Properties given = properties == null ? new Properties() : properties;
        synchronized (managers) {
            Map<URI, HiveCacheManager> byUri = managers.computeIfAbsent(loader, key -> new LinkedHashMap<>());
            HiveCacheManager manager = find(byUri, managerUri);
            if (manager == null || manager.isClosed()) {
                manager = new HiveCacheManager(this, managerUri, loader, given, time);
                byUri.put(managerUri, manager);
            }
            return manager;
        }
    }

    /** By the URI as it was given, or else as the manager shows it. */
    private static @Nullable HiveCacheManager find(Map<URI, HiveCacheManager> byUri, URI uri) {
        HiveCacheManager given = byUri.get(uri);
        return given != null
                ? given
                : byUri.values().stream()
                        .filter(manager -> manager.getURI().equals(uri))
                        .findFirst()
                        .orElse(null);
    }

    @Override
    public CacheManager getCacheManager(@Nullable URI uri, @Nullable ClassLoader classLoader) {
        return getCacheManager(uri, classLoader, null);
    }

    @Override
    public CacheManager getCacheManager() {
        return getCacheManager(null, null, null);
    }

    /** Finds classes through the thread's context class loader, then through this library's own. */
    @Override
    public ClassLoader getDefaultClassLoader() {
        return defaultLoader;
    }

    /** The embedded hive. */
    @Override
    public URI getDefaultURI() {
        return DEFAULT_URI;
    }

    @Override
    public Properties getDefaultProperties() {
        return new Properties();
    }

    @Override
    public void close() {
        openManagers(null, null).forEach(HiveCacheManager::close);
    }

    @Override
    public void close(@Nullable ClassLoader classLoader) {
        openManagers(Objects.requireNonNullElse(classLoader, defaultLoader), null)
                .forEach(HiveCacheManager::close);
    }

    @Override
    public void close(@Nullable URI uri, @Nullable ClassLoader classLoader) {
        openManagers(
                        Objects.requireNonNullElse(classLoader, defaultLoader),
                        Objects.requireNonNullElse(uri, DEFAULT_URI))
                .forEach(HiveCacheManager::close);
    }

    /** Store by reference is supported if the hive of the default URI is one that keeps objects: the embedded one. */
    @Override
    public boolean isSupported(OptionalFeature feature) {
        return feature == OptionalFeature.STORE_BY_REFERENCE
                && Engines.keepObjects(
                        Settings.load(DEFAULT_URI, defaultLoader, null).hive());
    }

    /** Copied, so that managers are closed outside of the lock: closing waits for user code. */
    private List<HiveCacheManager> openManagers(@Nullable ClassLoader loader, @Nullable URI uri) {
        synchronized (managers) {
            return managers.entrySet().stream()
                    .filter(entry -> loader == null || entry.getKey() == loader)
                    .flatMap(entry -> entry.getValue().values().stream())
                    .filter(manager -> uri == null
                            || manager.givenUri().equals(uri)
                            || manager.getURI().equals(uri))
                    .toList();
        }
    }

    void forget(HiveCacheManager manager) {
        synchronized (managers) {
            Map<URI, HiveCacheManager> byUri = managers.get(manager.getClassLoader());
            if (byUri != null && byUri.remove(manager.givenUri(), manager) && byUri.isEmpty()) {
                managers.remove(manager.getClassLoader());
            }
        }
    }
}
