package io.hivecache.jcache;

import java.util.Collection;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;

/** A writer that writes and deletes many entries one after the other, and says that it did them all. */
public interface OneByOneWriter<K, V> extends CacheWriter<K, V> {
    @Override
    default void writeAll(Collection<Cache.Entry<? extends K, ? extends V>> entries) {
        entries.forEach(this::write);
        entries.clear();
    }

    @Override
    default void deleteAll(Collection<?> keys) {
        keys.forEach(this::delete);
        keys.clear();
    }
}
