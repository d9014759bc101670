package io.hivecache.operation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/** A cache's listeners (JSR-107 section 8). Thread-safe; listeners come and go at any time. */
public final class Listeners<K, V> {
    private final CopyOnWriteArrayList<Registration<K, V>> registrations = new CopyOnWriteArrayList<>();
    private final Cache<K, V> cache;
    private final Executor background;

    /**
     * Creates an empty set of listeners.
     *
     * @param cache the source of events
     * @param background runs the asynchronous ones
     */
    public Listeners(Cache<K, V> cache, Executor background) {
        this.cache = cache;
        this.background = background;
    }

    /**
     * Adds a listener.
     *
     * @throws IllegalArgumentException if an equal configuration is registered already
     */
    public synchronized void register(CacheEntryListenerConfiguration<K, V> configuration) {
        if (registrations.stream().anyMatch(registration -> registration.isFor(configuration))) {
            throw new IllegalArgumentException(
                    "cache '" + cache.getName() + "': a listener with this configuration is registered already");
        }
        registrations.add(new Registration<>(cache, configuration, background));
    }

    /** Removes and closes the listener of a configuration; events that it has not yet heard are dropped. */
    public synchronized void deregister(CacheEntryListenerConfiguration<K, V> configuration) {
        for (Registration<K, V> registration : registrations) {
            if (registration.isFor(configuration)) {
                registrations.remove(registration);
                registration.close();
            }
        }
    }

    /** Removes and closes all. */
    public synchronized void close() {
        List<Registration<K, V>> all = List.copyOf(registrations);
        registrations.clear();
        all.forEach(Registration::close);
    }

    boolean any() {
        return !registrations.isEmpty();
    }

    boolean want(EventType type) {
        return anyOf(registration -> registration.wants(type));
    }

    boolean wantOldValue(EventType type) {
        return anyOf(registration -> registration.wantsOldValue(type));
    }

    private boolean anyOf(Predicate<Registration<K, V>> condition) {
        for (Registration<K, V> registration : registrations) {
            if (condition.test(registration)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells everyone concerned, synchronous listeners before this returns.
     *
     * @throws RuntimeException the first failure of a synchronous listener, after all were told
     */
    void tell(EventType type, K key, @Nullable V value, @Nullable V oldValue) {
        Event<K, V> event = new Event<>(cache, type, key, value, oldValue);
        Failures failures = new Failures();
        for (Registration<K, V> registration : registrations) {
            if (registration.wants(type)) {
                failures.collect(() -> registration.tell(event));
            }
        }
        failures.rethrow();
    }
}
