package io.hivecache.jcache;

import io.hivecache.testing.Worker;
import java.io.Closeable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.event.EventType;

/** Keeps all events in the order in which it heard them, then does with each what a test wants. */
final class RecordingListener<K, V>
        implements CacheEntryCreatedListener<K, V>,
                CacheEntryUpdatedListener<K, V>,
                CacheEntryRemovedListener<K, V>,
                CacheEntryExpiredListener<K, V>,
                Closeable {
    /** What a listener is told. */
    record Heard<K, V>(EventType type, K key, V value, V oldValue) {}

    private final List<Heard<K, V>> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final Consumer<Heard<K, V>> reaction;

    RecordingListener() {
        this(event -> {});
    }

    RecordingListener(Consumer<Heard<K, V>> reaction) {
        this.reaction = reaction;
    }

    /** This listener told at once, with the old value. */
    CacheEntryListenerConfiguration<K, V> synchronous() {
        return configuration(true, true, null);
    }

    /** This listener told soon, with the old value. */
    CacheEntryListenerConfiguration<K, V> asynchronous() {
        return configuration(false, true, null);
    }

    CacheEntryListenerConfiguration<K, V> configuration(
            boolean synchronous, boolean oldValue, CacheEntryEventFilter<K, V> filter) {
        return new MutableCacheEntryListenerConfiguration<>(
                () -> this,
                filter == null ? null : new FactoryBuilder.SingletonFactory<>(filter),
                oldValue,
                synchronous);
    }

    List<Heard<K, V>> heard() {
        return heard;
    }

    List<Heard<K, V>> heardOf(K key) {
        return heard.stream().filter(event -> event.key().equals(key)).toList();
    }

    /** Waits until it has heard so many events. */
    List<Heard<K, V>> awaitHeard(int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
        while (heard.size() < count && System.nanoTime() < end) {
            LockSupport.parkNanos(100_000);
        }
        return heard;
    }

    /** How often it was closed. */
    int closed() {
        return closed.get();
    }

    private void hear(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
        for (CacheEntryEvent<? extends K, ? extends V> event : events) {
            Heard<K, V> told = new Heard<>(
                    event.getEventType(),
                    event.getKey(),
                    event.getValue(),
                    event.isOldValueAvailable() ? event.getOldValue() : null);
            heard.add(told);
            reaction.accept(told);
        }
    }

    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
        hear(events);
    }

    @Override
    public void onUpdated(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
        hear(events);
    }

    @Override
    public void onRemoved(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
        hear(events);
    }

    @Override
    public void onExpired(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
        hear(events);
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }
}
