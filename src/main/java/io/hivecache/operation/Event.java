package io.hivecache.operation;

import java.io.Serial;
import javax.cache.Cache;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/** What happened to one entry, as a listener is told: with the old value only if the listener asked for it. */
final class Event<K, V> extends CacheEntryEvent<K, V> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient K key;
    private final transient @Nullable V value;
    private final transient @Nullable V oldValue;

    Event(Cache<K, V> source, EventType type, K key, @Nullable V value, @Nullable V oldValue) {
        super(source, type);
        this.key = key;
        this.value = value;
        this.oldValue = oldValue;
    }

    /** This event for listeners that did not ask for the old value; of what is gone no value is left then. */
    Event<K, V> withoutOldValue(Cache<K, V> source) {
        return oldValue == null ? this : new Event<>(source, getEventType(), key, value, null);
    }

    @Override
    public K getKey() {
        return key;
    }

    /** The new value; of an entry that was removed or has expired, the old one. */
    @Override
    public @Nullable V getValue() {
        return value == null ? oldValue : value;
    }

    @Override
    public @Nullable V getOldValue() {
        return oldValue;
    }

    @Override
    public boolean isOldValueAvailable() {
        return oldValue != null;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return Unwrap.as(type, this);
    }

    @Override
    public String toString() {
        return getEventType() + " " + key;
    }
}
