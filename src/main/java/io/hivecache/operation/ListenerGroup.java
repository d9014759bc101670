package io.hivecache.operation;

import io.hivecache.hive.Interest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/** Listeners that are told of the same things. Thread-safe; additions and removals are for one thread at a time. */
final class ListenerGroup<K, V> {
    private final CopyOnWriteArrayList<Registration<K, V>> registrations = new CopyOnWriteArrayList<>();

    void add(Registration<K, V> registration) {
        registrations.add(registration);
    }

    /** Removes and closes a listener. */
    void remove(Registration<K, V> registration) {
        registrations.remove(registration);
        registration.close();
    }

    /** Removes and closes all. */
    void close() {
        List.copyOf(registrations).forEach(this::remove);
    }

    /** The listener of a configuration, or null. */
    @Nullable
    Registration<K, V> find(CacheEntryListenerConfiguration<K, V> configuration) {
        for (Registration<K, V> registration : registrations) {
            if (registration.isFor(configuration)) {
                return registration;
            }
        }
        return null;
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

    /** What a hive must tell so that all hear what they want. */
    Interest interest() {
        return new Interest(
                want(EventType.CREATED) || want(EventType.UPDATED) || want(EventType.REMOVED),
                wantOldValue(EventType.UPDATED) || wantOldValue(EventType.REMOVED),
                want(EventType.EXPIRED));
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
    void tell(Event<K, V> event) {
        Failures failures = new Failures();
        for (Registration<K, V> registration : registrations) {
            if (registration.wants(event.getEventType())) {
                failures.collect(() -> registration.tell(event));
            }
        }
        failures.rethrow();
    }
}
