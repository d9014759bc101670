package io.hivecache.operation;

import io.hivecache.hive.Subscription;
import java.util.concurrent.Executor;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A cache's listeners (JSR-107 section 8): those near, who are told by whoever changes an entry here, and those far, who are
 * told what the hive hears from all JVMs. Far are the asynchronous ones, if the cache shares its events. Thread-safe;
 * listeners come and go at any time.
 */
public final class Listeners<K, V> {
    private final ListenerGroup<K, V> near = new ListenerGroup<>();
    private final ListenerGroup<K, V> far = new ListenerGroup<>();
    private final Cache<K, V> cache;
    private final Executor background;
    private @Nullable Subscription subscription;

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

    /** From now on asynchronous listeners, of which there is none yet, are told what a subscription brings. */
    synchronized void share(Subscription with) {
        subscription = with;
    }

    /**
     * Adds a listener.
     *
     * @throws IllegalArgumentException if an equal configuration is registered already
     */
    public synchronized void register(CacheEntryListenerConfiguration<K, V> configuration) {
        if (near.find(configuration) != null || far.find(configuration) != null) {
            throw new IllegalArgumentException(
                    "cache '" + cache.getName() + "': a listener with this configuration is registered already");
        }
        Registration<K, V> registration = new Registration<>(cache, configuration, background);
        if (subscription == null || configuration.isSynchronous()) {
            near.add(registration);
            return;
        }
        far.add(registration);
        try {
            subscription.want(far.interest());
        } catch (RuntimeException e) {
            far.remove(registration);
            throw e;
        }
    }

    /** Removes and closes the listener of a configuration; events that it has not yet heard are dropped. */
    public synchronized void deregister(CacheEntryListenerConfiguration<K, V> configuration) {
        Registration<K, V> registration = near.find(configuration);
        if (registration != null) {
            near.remove(registration);
            return;
        }
        registration = far.find(configuration);
        if (registration != null && subscription != null) {
            far.remove(registration);
            subscription.want(far.interest());
        }
    }

    /** Removes and closes all. */
    public synchronized void close() {
        near.close();
        far.close();
    }

    /** Those who are told of what is done here, before the operation returns. */
    ListenerGroup<K, V> near() {
        return near;
    }

    /** Those who are told of what is done by any JVM. */
    ListenerGroup<K, V> far() {
        return far;
    }

    /** Tells a group, synchronous listeners before this returns; see {@link ListenerGroup#tell}. */
    void tell(ListenerGroup<K, V> group, EventType type, K key, @Nullable V value, @Nullable V oldValue) {
        group.tell(new Event<>(cache, type, key, value, oldValue));
    }
}
