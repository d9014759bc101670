package io.hivecache.jcache;

import io.hivecache.codec.OnUndecodable;
import io.hivecache.hive.OnFailure;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import javax.cache.configuration.Factory;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link HiveConfiguration} adds to the settings of JCache, to be copied and compared as a whole: each new setting has
 * its default here, its place in a copy, and its part in {@link #isSameAs}. For one thread.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class Additions<K, V> implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    @Nullable
    String codec;

    @Nullable
    LinkedHashSet<String> allowList;

    LinkedHashSet<String> keyFormats = new LinkedHashSet<>();
    long maxEntries;
    long nearMaxEntries;
    long maxBytes;
    long compressAbove;

    @Nullable
    Factory<Weigher<K, V>> weigherFactory;

    @Nullable
    GenericType valueGenericType;

    Duration loadLease = Duration.ZERO;
    Duration refreshAfter = Duration.ZERO;
    OnFailure onFailure = OnFailure.THROW;
    OnUndecodable onUndecodable = OnUndecodable.THROW;
    EventScope events = EventScope.JVM;

    /** The defaults. */
    Additions() {}

    /** A copy that does not change with the original. */
    Additions(Additions<K, V> original) {
        codec = original.codec;
        allowList = original.allowList == null ? null : new LinkedHashSet<>(original.allowList);
        keyFormats = new LinkedHashSet<>(original.keyFormats);
        maxEntries = original.maxEntries;
        nearMaxEntries = original.nearMaxEntries;
        maxBytes = original.maxBytes;
        compressAbove = original.compressAbove;
        weigherFactory = original.weigherFactory;
        valueGenericType = original.valueGenericType;
        loadLease = original.loadLease;
        refreshAfter = original.refreshAfter;
        onFailure = original.onFailure;
        onUndecodable = original.onUndecodable;
        events = original.events;
    }

    /** Whether all settings are equal. */
    boolean isSameAs(Additions<?, ?> that) {
        return Objects.equals(codec, that.codec)
                && Objects.equals(allowList, that.allowList)
                && keyFormats.equals(that.keyFormats)
                && maxEntries == that.maxEntries
                && nearMaxEntries == that.nearMaxEntries
                && maxBytes == that.maxBytes
                && compressAbove == that.compressAbove
                && Objects.equals(weigherFactory, that.weigherFactory)
                && Objects.equals(valueGenericType, that.valueGenericType)
                && loadLease.equals(that.loadLease)
                && refreshAfter.equals(that.refreshAfter)
                && onFailure == that.onFailure
                && onUndecodable == that.onUndecodable
                && events == that.events;
    }
}
