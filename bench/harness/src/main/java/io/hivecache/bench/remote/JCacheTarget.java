package io.hivecache.bench.remote;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.MutableEntry;

/** Two caches of a JCache provider. */
public final class JCacheTarget implements Target {
    private static final Duration LIFE = new Duration(TimeUnit.MINUTES, 10);

    private final CacheManager manager;
    private final Runnable end;
    private final Cache<Integer, String> texts;
    private final Cache<Integer, Integer> counters;

    /**
     * Creates the caches.
     *
     * @param manager creates them
     * @param expires whether their entries expire
     * @param dialect adds to a configuration what the provider needs beside JCache's words
     * @param end ends what the manager came from
     */
    public JCacheTarget(CacheManager manager, boolean expires, Dialect dialect, Runnable end) {
        this.manager = manager;
        this.end = end;
        texts = manager.createCache("texts", dialect.complete(configuration(String.class, expires)));
        counters = manager.createCache("counters", dialect.complete(configuration(Integer.class, expires)));
    }

    /** What a provider needs to be told. */
    public interface Dialect {
        /** Completes a configuration. */
        <V> Configuration<Integer, V> complete(MutableConfiguration<Integer, V> configuration);
    }

    private static <V> MutableConfiguration<Integer, V> configuration(Class<V> type, boolean expires) {
        MutableConfiguration<Integer, V> configuration =
                new MutableConfiguration<Integer, V>().setTypes(Integer.class, type);
        return expires ? configuration.setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(LIFE)) : configuration;
    }

    @Override
    public String get(Integer key) {
        return texts.get(key);
    }

    @Override
    public void put(Integer key, String value) {
        texts.put(key, value);
    }

    @Override
    public Map<Integer, String> getAll(Set<Integer> keys) {
        return texts.getAll(keys);
    }

    @Override
    public void putAll(Map<Integer, String> values) {
        texts.putAll(values);
    }

    @Override
    public boolean putIfAbsent(Integer key, String value) {
        return texts.putIfAbsent(key, value);
    }

    @Override
    public boolean replace(Integer key, String value) {
        return texts.replace(key, value);
    }

    @Override
    public boolean replace(Integer key, String old, String value) {
        return texts.replace(key, old, value);
    }

    @Override
    public String getAndPut(Integer key, String value) {
        return texts.getAndPut(key, value);
    }

    @Override
    public boolean remove(Integer key) {
        return texts.remove(key);
    }

    @Override
    public int increment(Integer key) {
        return counters.invoke(key, new Increment());
    }

    @Override
    public int iterate() {
        int count = 0;
        for (Cache.Entry<Integer, String> entry : texts) {
            count += entry.getValue().isEmpty() ? 0 : 1;
        }
        return count;
    }

    @Override
    public void clear() {
        texts.clear();
    }

    @Override
    public void close() {
        manager.close();
        end.run();
    }

    /** Adds one; can be sent to a member that runs processors itself. */
    private static final class Increment implements EntryProcessor<Integer, Integer, Integer>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Integer process(MutableEntry<Integer, Integer> entry, Object... arguments) {
            int sum = entry.exists() ? entry.getValue() + 1 : 1;
            entry.setValue(sum);
            return sum;
        }
    }
}
