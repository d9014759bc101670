package io.hivecache.jcache;

import io.hivecache.hive.Engine;
import io.hivecache.operation.Background;
import io.hivecache.operation.Bulk;
import io.hivecache.operation.Executor;
import io.hivecache.operation.Figures;
import io.hivecache.operation.Operation;
import io.hivecache.operation.Statistics;
import io.hivecache.operation.Unwrap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CompletionListener;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorResult;
import org.jspecify.annotations.Nullable;

/**
 * JCache's face of a cache: checks what it is given and names the operation; what that means stands in
 * {@link Operation}, and how it is carried out in {@link Executor}.
 *
 * <p>Thread-safe. Null keys, values, maps and processors are refused with a {@link NullPointerException}, objects that
 * are not of the configured types with a {@link ClassCastException} where they would be stored, and every operation on a
 * closed cache with an {@link IllegalStateException}. What user code throws arrives in the exception that JSR-107 gives
 * it; every other failure is a {@link javax.cache.CacheException}.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class HiveCache<K, V> implements Cache<K, V> {
    private final HiveCacheManager manager;
    private final String name;
    private final HiveConfiguration<K, V> configuration;
    private final Background background;
    private final CacheParts<K, V> parts;
    private final Executor<K, V, ?, ?> executor;
    private final Bulk<K, V, ?, ?> bulk;
    private final Management management;
    private volatile boolean closed;

    HiveCache(
            HiveCacheManager manager,
            String name,
            HiveConfiguration<K, V> configuration,
            Engine engine,
            Background background) {
        this.manager = manager;
        this.name = name;
        this.configuration = configuration;
        this.background = background;
        this.parts = new CacheParts<>(this, configuration, engine, background);
        this.executor = parts.executor;
        this.bulk = parts.bulk;
        this.management = new Management(this);
        try {
            enableManagement(configuration.isManagementEnabled());
            enableStatistics(configuration.isStatisticsEnabled());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public @Nullable V get(K key) {
        checkKey(key);
        return executor.get(key);
    }

    @Override
    public Map<K, V> getAll(Set<? extends K> keys) {
        checkKeys(keys);
        return bulk.getAll(keys);
    }

    @Override
    public boolean containsKey(K key) {
        checkKey(key);
        return executor.containsKey(key);
    }

    @Override
    public void loadAll(
            Set<? extends K> keys, boolean replaceExistingValues, @Nullable CompletionListener completionListener) {
        checkKeys(keys);
        Runnable loading = bulk.loadAll(keys, replaceExistingValues);
        background.execute(() -> loadAndReport(loading, completionListener));
    }

    private void loadAndReport(Runnable loading, @Nullable CompletionListener listener) {
        Exception failure = null;
        try {
            loading.run();
        } catch (Exception e) {
            failure = e;
        } catch (Error e) {
            failure = new CacheLoaderException("cache '" + name + "': the loader failed: " + e, e);
        }
        if (listener == null) {
            return;
        }
        if (failure == null) {
            listener.onCompletion();
        } else {
            listener.onException(failure);
        }
    }

    @Override
    public void put(K key, V value) {
        checkEntry(key, value);
        executor.change(Operation.PUT, key, null, value);
    }

    @Override
    public @Nullable V getAndPut(K key, V value) {
        checkEntry(key, value);
        return executor.exchange(Operation.GET_AND_PUT, key, value);
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> map) {
        checkOpen();
        map.forEach((key, value) -> {
            checkEntry(key, value);
            parts.types.check(key, value);
        });
        bulk.putAll(map);
    }

    @Override
    public boolean putIfAbsent(K key, V value) {
        checkEntry(key, value);
        return executor.change(Operation.PUT_IF_ABSENT, key, null, value);
    }

    @Override
    public boolean remove(K key) {
        checkKey(key);
        return executor.change(Operation.REMOVE, key, null, null);
    }

    @Override
    public boolean remove(K key, V oldValue) {
        checkKey(key);
        Objects.requireNonNull(oldValue, "oldValue");
        return executor.change(Operation.REMOVE_IF_SAME, key, oldValue, null);
    }

    @Override
    public @Nullable V getAndRemove(K key) {
        checkKey(key);
        return executor.exchange(Operation.GET_AND_REMOVE, key, null);
    }

    @Override
    public boolean replace(K key, V oldValue, V newValue) {
        checkEntry(key, newValue);
        Objects.requireNonNull(oldValue, "oldValue");
        return executor.change(Operation.REPLACE_IF_SAME, key, oldValue, newValue);
    }

    @Override
    public boolean replace(K key, V value) {
        checkEntry(key, value);
        return executor.change(Operation.REPLACE, key, null, value);
    }

    @Override
    public @Nullable V getAndReplace(K key, V value) {
        checkEntry(key, value);
        return executor.exchange(Operation.GET_AND_REPLACE, key, value);
    }

    @Override
    public void removeAll(Set<? extends K> keys) {
        checkKeys(keys);
        bulk.removeAll(keys);
    }

    @Override
    public void removeAll() {
        checkOpen();
        bulk.removeAll();
    }

    @Override
    public void clear() {
        checkOpen();
        executor.clear();
    }

    @Override
    public <T extends @Nullable Object> T invoke(
            K key, EntryProcessor<K, V, T> entryProcessor, @Nullable Object... arguments) {
        checkKey(key);
        Objects.requireNonNull(entryProcessor, "entryProcessor");
        return bulk.invoke(key, entryProcessor, arguments);
    }

    @Override
    public <T extends @Nullable Object> Map<K, EntryProcessorResult<T>> invokeAll(
            Set<? extends K> keys, EntryProcessor<K, V, T> entryProcessor, @Nullable Object... arguments) {
        checkKeys(keys);
        Objects.requireNonNull(entryProcessor, "entryProcessor");
        return bulk.invokeAll(keys, entryProcessor, arguments);
    }

    @Override
    public Iterator<Entry<K, V>> iterator() {
        checkOpen();
        return executor.iterator(HiveEntry::new);
    }

    @Override
    public void registerCacheEntryListener(CacheEntryListenerConfiguration<K, V> listener) {
        Objects.requireNonNull(listener, "cacheEntryListenerConfiguration");
        synchronized (configuration) {
            checkOpen();
            parts.listeners.register(listener);
            configuration.addCacheEntryListenerConfiguration(listener);
        }
    }

    @Override
    public void deregisterCacheEntryListener(CacheEntryListenerConfiguration<K, V> listener) {
        Objects.requireNonNull(listener, "cacheEntryListenerConfiguration");
        synchronized (configuration) {
            checkOpen();
            parts.listeners.deregister(listener);
            configuration.removeCacheEntryListenerConfiguration(listener);
        }
    }

    /**
     * A copy of this cache's configuration as it is now, a {@link HiveConfiguration}.
     *
     * @throws IllegalArgumentException if that is not of the given type
     */
    @Override
    public <C extends Configuration<K, V>> C getConfiguration(Class<C> type) {
        synchronized (configuration) {
            return Unwrap.as(type, new HiveConfiguration<>(configuration));
        }
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public CacheManager getCacheManager() {
        return manager;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return Unwrap.as(type, this);
    }

    /** Drops the content, wherever it is, and closes the cache. */
    void destroy() {
        executor.clear();
        close();
    }

    /** Closes the cache and, on an embedded hive, drops its content. Harmless when repeated. */
    @Override
    public void close() {
        synchronized (configuration) {
            if (closed) {
                return;
            }
            closed = true;
        }
        manager.forget(this);
        management.close();
        parts.close();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public String toString() {
        return "HiveCache '" + name + "'" + (closed ? " (closed)" : "");
    }

    ClassLoader loader() {
        return manager.getClassLoader();
    }

    Statistics statistics() {
        return parts.statistics;
    }

    Figures figures() {
        return parts.figures;
    }

    HiveCacheManager manager() {
        return manager;
    }

    void enableStatistics(boolean enabled) {
        synchronized (configuration) {
            checkOpen();
            configuration.setStatisticsEnabled(enabled);
            parts.statistics.enable(enabled);
            management.showStatistics(enabled);
        }
    }

    void enableManagement(boolean enabled) {
        synchronized (configuration) {
            checkOpen();
            configuration.setManagementEnabled(enabled);
            management.showConfiguration(enabled);
        }
    }

    /** The configuration that the cache works by; read only. */
    HiveConfiguration<K, V> configuration() {
        return configuration;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("cache '" + name + "' is closed");
        }
    }

    private void checkKey(K key) {
        checkOpen();
        Objects.requireNonNull(key, "key");
    }

    private void checkKeys(Set<? extends K> keys) {
        checkOpen();
        for (K key : keys) {
            Objects.requireNonNull(key, "keys contain null");
        }
    }

    private void checkEntry(K key, V value) {
        checkKey(key);
        Objects.requireNonNull(value, "value");
    }
}
