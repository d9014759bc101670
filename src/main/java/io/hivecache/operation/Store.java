package io.hivecache.operation;

import io.hivecache.codec.Form;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.OnFailure;
import io.hivecache.hive.Outcome;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A hive and the forms in which a cache's keys and values lie in it. What cannot be converted or compared is reported
 * with the cache and the classes at fault; what is not of the configured types is not converted to be kept.
 *
 * @param types the types that keys and values are checked against
 * @param hive where they lie
 * @param lenient the same, for operations that may do without: it answers a miss where the hive fails, if that was asked for
 * @param keys the form of keys
 * @param values the form of values
 */
public record Store<K, V, A, C>(
        Types<K, V> types, Hive<A, C> hive, Hive<A, C> lenient, Form<K, A> keys, Form<V, C> values) {

    /** A store whose operations fail as its hive does. */
    public Store(Types<K, V> types, Hive<A, C> hive, Form<K, A> keys, Form<V, C> values) {
        this(types, hive, hive, keys, values);
    }

    /**
     * The same store, which does without its hive while that cannot be reached: {@link OnFailure#MISS}.
     *
     * @param background where the hive is tried again
     * @param statistics counts the changes that are lost
     * @param figures counts the reads that miss, and knows whether the hive is asked
     */
    public Store<K, V, A, C> missingOnFailure(Executor background, Statistics statistics, Figures figures) {
        Outage outage = new Outage(name(), hive::clear, background, statistics);
        figures.watch(outage::stopsReads);
        return new Store<>(
                types,
                new Guarded<>(hive, outage, OnFailure.THROW, figures),
                new Guarded<>(hive, outage, OnFailure.MISS, figures),
                keys,
                values);
    }

    /**
     * The hive failed when it was asked what is there, all of which was to be removed: a lenient one is cleared instead, or
     * will be.
     */
    void clearInstead(HiveException failure) {
        if (lenient == hive) {
            throw failure;
        }
        lenient.clear();
    }

    /** The cache's name. */
    public String name() {
        return types.cache();
    }

    /** A form's comparison as the hive of a cache is to use it. */
    public static <V, C> BiPredicate<C, C> matching(String cache, Form<V, C> values) {
        return (content, probe) -> {
            try {
                return values.matches(content, probe);
            } catch (RuntimeException e) {
                throw new CacheException("cache '" + cache + "': values cannot be compared: " + message(e), e);
            }
        };
    }

    boolean matches(C content, C probe) {
        return matching(name(), values).test(content, probe);
    }

    A alias(K key) {
        types.checkKey(key);
        try {
            return present(keys.toContent(key));
        } catch (RuntimeException e) {
            throw failure(key, e);
        }
    }

    A probe(K key) {
        try {
            return present(keys.toProbe(key));
        } catch (RuntimeException e) {
            throw failure(key, e);
        }
    }

    K key(A alias) {
        try {
            return present(keys.toObject(alias));
        } catch (RuntimeException e) {
            throw failure(alias, e);
        }
    }

    /** An entry as it is to be read, or null if it cannot be decoded and therefore counts as absent. */
    Hive.@Nullable Entry<A, C> decodable(Hive.Entry<A, C> entry) {
        C content = values.decodable(entry.content());
        if (content == null || keys.decodable(entry.alias()) == null) {
            return null;
        }
        return content == entry.content() ? entry : new Hive.Entry<>(entry.alias(), content);
    }

    /** What was done, as it is to be read: what cannot be decoded and therefore counts as absent is not there. */
    Outcome<C> decodable(Outcome<C> outcome) {
        return outcome.as(values::decodable);
    }

    C content(K key, V value) {
        types.checkValue(value);
        try {
            return present(values.toContent(value));
        } catch (RuntimeException e) {
            throw failure(key, e);
        }
    }

    C expected(K key, V value) {
        try {
            return present(values.toProbe(value));
        } catch (RuntimeException e) {
            throw failure(key, e);
        }
    }

    V value(Object key, C content) {
        try {
            return present(values.toObject(content));
        } catch (RuntimeException e) {
            throw failure(key, e);
        }
    }

    private static <T> T present(@Nullable T converted) {
        if (converted == null) {
            throw new IllegalStateException("the codec answered null; it must make something of everything");
        }
        return converted;
    }

    private CacheException failure(Object key, RuntimeException e) {
        return new CacheException(
                "cache '" + name() + "', key of " + key.getClass().getName() + ": " + message(e), e);
    }

    private static String message(RuntimeException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
