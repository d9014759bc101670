package io.hivecache.operation;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executor;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/** One listener of a cache with its filter, and, if it is asynchronous, the queue that keeps its events in order. */
final class Registration<K, V> {
    private static final System.Logger LOG = System.getLogger(Registration.class.getName());

    private final Cache<K, V> cache;
    private final CacheEntryListenerConfiguration<K, V> configuration;
    private final CacheEntryListener<? super K, ? super V> listener;
    private final @Nullable CacheEntryEventFilter<? super K, ? super V> filter;
    private final SerialQueue queue;
    private volatile boolean closed;

    Registration(Cache<K, V> cache, CacheEntryListenerConfiguration<K, V> configuration, Executor background) {
        this.cache = cache;
        this.configuration = configuration;
        this.queue = new SerialQueue(background);
        this.listener = configuration.getCacheEntryListenerFactory().create();
        Factory<CacheEntryEventFilter<? super K, ? super V>> filters = configuration.getCacheEntryEventFilterFactory();
        try {
            this.filter = filters == null ? null : filters.create();
        } catch (Throwable e) {
            Closing.closeQuietly(cache.getName(), listener);
            throw e;
        }
    }

    boolean isFor(CacheEntryListenerConfiguration<K, V> other) {
        return configuration.equals(other);
    }

    /** Whether the listener wants events of a type, with the old value. */
    boolean wantsOldValue(EventType type) {
        return configuration.isOldValueRequired() && wants(type);
    }

    boolean wants(EventType type) {
        return switch (type) {
            case CREATED -> listener instanceof CacheEntryCreatedListener;
            case UPDATED -> listener instanceof CacheEntryUpdatedListener;
            case REMOVED -> listener instanceof CacheEntryRemovedListener;
            case EXPIRED -> listener instanceof CacheEntryExpiredListener;
        };
    }

    /** Tells the listener now if it is synchronous, and passes on its failure; otherwise soon, and logs its failure. */
    void tell(Event<K, V> event) {
        Event<K, V> told = configuration.isOldValueRequired() ? event : event.withoutOldValue(cache);
        if (configuration.isSynchronous()) {
            call(told);
        } else {
            queue.add(() -> callAndLog(told));
        }
    }

    private void callAndLog(Event<K, V> event) {
        try {
            call(event);
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "cache '" + cache.getName() + "': an asynchronous listener failed", e);
        }
    }

    private void call(Event<K, V> event) {
        if (closed) {
            return;
        }
        UserCode.LISTENER.call(cache.getName(), () -> {
            if (filter == null || filter.evaluate(event)) {
                call(event, List.of(event));
            }
            return event;
        });
    }

    @SuppressWarnings("unchecked")
    private void call(Event<K, V> event, Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
        switch (event.getEventType()) {
            case CREATED -> ((CacheEntryCreatedListener<K, V>) listener).onCreated(events);
            case UPDATED -> ((CacheEntryUpdatedListener<K, V>) listener).onUpdated(events);
            case REMOVED -> ((CacheEntryRemovedListener<K, V>) listener).onRemoved(events);
            case EXPIRED -> ((CacheEntryExpiredListener<K, V>) listener).onExpired(events);
        }
    }

    /** Ends the telling, also of what is still queued. */
    void close() {
        closed = true;
        Closing.closeQuietly(cache.getName(), listener);
        Closing.closeQuietly(cache.getName(), filter);
    }
}
