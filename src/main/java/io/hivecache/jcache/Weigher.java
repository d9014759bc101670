package io.hivecache.jcache;

/**
 * Weighs the entries of a cache that is bounded by bytes.
 *
 * <p>A cache that stores by value needs none: there the codec's bytes are counted. A cache that stores by reference
 * needs one as soon as {@link HiveConfiguration#setMaxBytes(long) max-bytes} is set, since the size of a live object is
 * known to nobody but its owner. A weigher is called whenever an entry is written, and may be called again for it, from several
 * threads at a time.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface Weigher<K, V> {

    /**
     * Returns the weight of an entry in bytes.
     *
     * @param key the entry's key, never null
     * @param value the entry's value, never null
     * @return the weight in bytes, 0 or more; a negative answer makes the write fail
     */
    int weigh(K key, V value);
}
