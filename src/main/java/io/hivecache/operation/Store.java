package io.hivecache.operation;

import io.hivecache.codec.CodecException;
import io.hivecache.codec.Form;
import io.hivecache.hive.Hive;
import java.util.function.Supplier;
import javax.cache.CacheException;

/**
 * A hive and the forms in which a cache's keys and values lie in it. What cannot be converted is reported with the
 * cache and the classes at fault.
 *
 * @param name the cache's name
 * @param hive where they lie
 * @param keys the form of keys
 * @param values the form of values
 */
public record Store<K, V, A, C>(String name, Hive<A, C> hive, Form<K, A> keys, Form<V, C> values) {

    A alias(K key) {
        return convert(key, () -> keys.toContent(key));
    }

    A probe(K key) {
        try {
            return keys.toProbe(key);
        } catch (CodecException e) {
            throw failure(key, e);
        }
    }

    K key(A alias) {
        return convert(alias, () -> keys.toObject(alias));
    }

    C content(K key, V value) {
        return convert(key, () -> values.toContent(value));
    }

    C expected(K key, V value) {
        return convert(key, () -> values.toProbe(value));
    }

    V value(Object key, C content) {
        try {
            return values.toObject(content);
        } catch (CodecException e) {
            throw failure(key, e);
        }
    }

    private <T> T convert(Object key, Supplier<T> conversion) {
        try {
            return conversion.get();
        } catch (CodecException e) {
            throw failure(key, e);
        }
    }

    private CacheException failure(Object key, CodecException e) {
        return new CacheException(
                "cache '" + name + "', key of " + key.getClass().getName() + ": " + e.getMessage(), e);
    }
}
