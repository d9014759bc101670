package io.hivecache.jcache;

import io.hivecache.operation.Unwrap;
import javax.cache.Cache;

/** A key and its value, as an iterator met them or as a writer gets them: what they were at that moment, to keep. */
public record HiveEntry<K, V>(K key, V value) implements Cache.Entry<K, V> {
    @Override
    public K getKey() {
        return key;
    }

    @Override
    public V getValue() {
        return value;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return Unwrap.as(type, this);
    }
}
