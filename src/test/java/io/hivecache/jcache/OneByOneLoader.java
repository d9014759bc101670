package io.hivecache.jcache;

import java.util.HashMap;
import java.util.Map;
import javax.cache.integration.CacheLoader;

/** A loader that loads many entries one after the other, and leaves out those that it does not know. */
@FunctionalInterface
public interface OneByOneLoader<K, V> extends CacheLoader<K, V> {
    @Override
    default Map<K, V> loadAll(Iterable<? extends K> keys) {
        Map<K, V> loaded = new HashMap<>();
        for (K key : keys) {
            V value = load(key);
            if (value != null) {
                loaded.put(key, value);
            }
        }
        return loaded;
    }
}
