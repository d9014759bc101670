package io.hivecache.jcache;

import io.hivecache.operation.Unwrap;
import javax.cache.Cache;

/** An entry that an iterator met: key and value as they were at that moment, for the caller to keep. */
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
