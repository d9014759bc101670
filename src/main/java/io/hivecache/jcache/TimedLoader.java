package io.hivecache.jcache;

import io.hivecache.operation.Figures;
import java.util.Map;
import javax.cache.integration.CacheLoader;
import org.jspecify.annotations.Nullable;

/** A loader whose time is taken, also when it fails. */
record TimedLoader<K, V>(CacheLoader<K, V> loader, Figures figures) implements CacheLoader<K, V> {
    @Override
    public @Nullable V load(K key) {
        long start = System.nanoTime();
        try {
            return loader.load(key);
        } finally {
            figures.loaded(System.nanoTime() - start);
        }
    }

    @Override
    public Map<K, V> loadAll(Iterable<? extends K> keys) {
        long start = System.nanoTime();
        try {
            return loader.loadAll(keys);
        } finally {
            figures.loaded(System.nanoTime() - start);
        }
    }
}
