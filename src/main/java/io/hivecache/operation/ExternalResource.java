package io.hivecache.operation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import javax.cache.Cache;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/**
 * What lies behind a cache (JSR-107 section 11): the loader it reads through and the writer it writes through, where it
 * has them.
 *
 * @param cache the cache's name, for messages
 * @param loader the loader, or null
 * @param readThrough when the loader is asked, if there is one
 * @param writer the writer if changes are written through, else null
 * @param entries makes the entries that the writer gets
 */
public record ExternalResource<K, V>(
        String cache,
        @Nullable CacheLoader<K, V> loader,
        ReadThrough readThrough,
        @Nullable CacheWriter<? super K, ? super V> writer,
        BiFunction<K, V, Cache.Entry<K, V>> entries) {

    boolean readsThrough() {
        return readThrough.misses() && loader != null;
    }

    boolean writesThrough() {
        return writer != null;
    }

    boolean loads() {
        return loader != null;
    }

    /** The loader's value for a key; null if it knows none. */
    @Nullable
    V load(K key) {
        CacheLoader<K, V> source = Objects.requireNonNull(loader);
        return UserCode.LOADER.call(cache, () -> source.load(key));
    }

    /** The loader's values; those it does not know are missing. */
    Map<K, V> loadAll(List<K> keys) {
        CacheLoader<K, V> source = Objects.requireNonNull(loader);
        return UserCode.LOADER.call(cache, () -> {
            Map<K, V> answered = source.loadAll(List.copyOf(keys));
            if (answered == null) {
                throw new CacheLoaderException("cache '" + cache + "': the loader's loadAll answered null, not a map");
            }
            Map<K, V> loaded = new HashMap<>();
            for (K key : keys) {
                V value = answered.get(key);
                if (value != null) {
                    loaded.put(key, value);
                }
            }
            return loaded;
        });
    }

    void write(K key, V value) {
        CacheWriter<? super K, ? super V> target = Objects.requireNonNull(writer);
        UserCode.WRITER.call(cache, () -> {
            target.write(entries.apply(key, value));
            return key;
        });
    }

    void delete(K key) {
        CacheWriter<? super K, ? super V> target = Objects.requireNonNull(writer);
        UserCode.WRITER.call(cache, () -> {
            target.delete(key);
            return key;
        });
    }

    /** Writes all and empties the collection; what is left in it when this throws was not written. */
    @SuppressWarnings("unchecked")
    void writeAll(Collection<Cache.Entry<K, V>> entries) {
        CacheWriter<K, V> target = (CacheWriter<K, V>) Objects.requireNonNull(writer);
        UserCode.WRITER.call(cache, () -> {
            target.writeAll((Collection<Cache.Entry<? extends K, ? extends V>>) (Collection<?>) entries);
            entries.clear();
            return entries;
        });
    }

    /** Deletes all and empties the collection; what is left in it when this throws was not deleted. */
    void deleteAll(Collection<K> keys) {
        CacheWriter<? super K, ? super V> target = Objects.requireNonNull(writer);
        UserCode.WRITER.call(cache, () -> {
            target.deleteAll(keys);
            keys.clear();
            return keys;
        });
    }
}
