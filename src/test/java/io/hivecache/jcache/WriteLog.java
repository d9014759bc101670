package io.hivecache.jcache;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.Cache;

/** Keeps what it was told to write, in the order in which it was told; null is a deletion. */
final class WriteLog<K, V> implements OneByOneWriter<K, V> {
    /** A key and the value that was written for it, or null if it was deleted. */
    record Written<K, V>(K key, V value) {}

    private final Queue<Written<K, V>> written = new ConcurrentLinkedQueue<>();

    /** The values written for a key, in their order. */
    List<V> valuesOf(K key) {
        return written.stream()
                .filter(change -> change.key().equals(key))
                .map(Written::value)
                .toList();
    }

    @Override
    public void write(Cache.Entry<? extends K, ? extends V> entry) {
        written.add(new Written<>(entry.getKey(), entry.getValue()));
    }

    @Override
    @SuppressWarnings("unchecked")
    public void delete(Object key) {
        written.add(new Written<>((K) key, null));
    }
}
