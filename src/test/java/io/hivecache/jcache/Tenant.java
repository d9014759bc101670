package io.hivecache.jcache;

import java.io.Serializable;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CompletionListenerFuture;

/**
 * An application that uses all that a cache can do, with classes of its own for everything: keys, values, loader, writer,
 * policy, listener, processor. To be loaded by a class loader of its own, which must be collectable afterwards.
 */
public final class Tenant implements Consumer<CacheManager> {
    /** Called by reflection. */
    public Tenant() {}

    @Override
    public void accept(CacheManager manager) {
        use(manager.createCache("bounded, by value", everything().setMaxBytes(10_000)));
        use(manager.createCache("unbounded, by reference", everything().setStoreByValue(false)));
    }

    private static HiveConfiguration<Key, Value> everything() {
        return new HiveConfiguration<Key, Value>()
                .setTypes(Key.class, Value.class)
                .setReadThrough(true)
                .setCacheLoaderFactory(Source::new)
                .setWriteThrough(true)
                .setCacheWriterFactory(Source::new)
                .setExpiryPolicyFactory(Policy::new)
                .setStatisticsEnabled(true)
                .setManagementEnabled(true)
                .addCacheEntryListenerConfiguration(listener(true))
                .addCacheEntryListenerConfiguration(listener(false));
    }

    private static CacheEntryListenerConfiguration<Key, Value> listener(boolean synchronous) {
        return new MutableCacheEntryListenerConfiguration<>(
                Listener::new, () -> event -> event.getKey() != null, true, synchronous);
    }

    private static void use(Cache<Key, Value> cache) {
        cache.put(new Key(1), new Value(1));
        cache.get(new Key(1));
        cache.get(new Key(2));
        cache.getAll(Set.of(new Key(1), new Key(3)));
        cache.invoke(new Key(1), (entry, arguments) -> {
            entry.setValue(entry.getValue());
            return null;
        });
        CompletionListenerFuture loaded = new CompletionListenerFuture();
        cache.loadAll(Set.of(new Key(4)), true, loaded);
        try {
            loaded.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        cache.forEach(entry -> entry.getValue().number());
        cache.remove(new Key(1));
    }

    /** No record: the JDK remembers the class of the record that it met last, for ever. */
    static final class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private final int number;

        Key(int number) {
            this.number = number;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && number == that.number;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    /** Mutable, and so copied by value. */
    static final class Value implements Serializable {
        private static final long serialVersionUID = 1L;

        private int number;

        Value(int number) {
            this.number = number;
        }

        int number() {
            return number++;
        }
    }

    private static final class Policy implements ExpiryPolicy {
        @Override
        public Duration getExpiryForCreation() {
            return new Duration(TimeUnit.MILLISECONDS, 60_000);
        }

        @Override
        public Duration getExpiryForAccess() {
            return getExpiryForCreation();
        }

        @Override
        public Duration getExpiryForUpdate() {
            return getExpiryForCreation();
        }
    }

    private static final class Source implements OneByOneLoader<Key, Value>, OneByOneWriter<Key, Value> {
        @Override
        public Value load(Key key) {
            return new Value(key.number);
        }

        @Override
        public void write(Cache.Entry<? extends Key, ? extends Value> entry) {}

        @Override
        public void delete(Object key) {}
    }

    private static final class Listener
            implements CacheEntryCreatedListener<Key, Value>, CacheEntryExpiredListener<Key, Value> {
        @Override
        public void onCreated(Iterable<CacheEntryEvent<? extends Key, ? extends Value>> events) {}

        @Override
        public void onExpired(Iterable<CacheEntryEvent<? extends Key, ? extends Value>> events) {}
    }
}
