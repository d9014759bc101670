package io.hivecache.jcache;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;

/** User code of every kind that wants to be closed, and how often each was made and closed. */
final class Closeables {
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> closings = new ConcurrentHashMap<>();

    /** A configuration with everything that can be closed. */
    HiveConfiguration<Integer, String> configuration() {
        return new HiveConfiguration<Integer, String>()
                .setReadThrough(true)
                .setCacheLoaderFactory(() -> new Loader(this))
                .setWriteThrough(true)
                .setCacheWriterFactory(() -> new Writer(this))
                .setExpiryPolicyFactory(() -> new Policy(this))
                .addCacheEntryListenerConfiguration(new MutableCacheEntryListenerConfiguration<>(
                        () -> new Listener(this), () -> new Filter(this), false, true));
    }

    /** How many of each kind were made and not closed; none of kinds that were closed as often as made. */
    Map<String, Integer> left() {
        Map<String, Integer> left = new TreeMap<>(open);
        left.values().removeIf(count -> count == 0);
        return left;
    }

    /** How often each kind was closed. */
    Map<String, Integer> closings() {
        return closings;
    }

    /** Counts itself. */
    private abstract static class Counted implements Closeable {
        private final Closeables owner;
        private final String kind = getClass().getSimpleName();

        private Counted(Closeables owner) {
            this.owner = owner;
            owner.open.merge(kind, 1, Integer::sum);
        }

        /** Fails, which must not keep the others from being closed. */
        @Override
        public void close() throws IOException {
            owner.open.merge(kind, -1, Integer::sum);
            owner.closings.merge(kind, 1, Integer::sum);
            throw new IOException("cannot close");
        }
    }

    private static final class Loader extends Counted implements OneByOneLoader<Integer, String> {
        private Loader(Closeables owner) {
            super(owner);
        }

        @Override
        public String load(Integer key) {
            return null;
        }
    }

    private static final class Writer extends Counted implements OneByOneWriter<Integer, String> {
        private Writer(Closeables owner) {
            super(owner);
        }

        @Override
        public void write(Cache.Entry<? extends Integer, ? extends String> entry) {}

        @Override
        public void delete(Object key) {}
    }

    private static final class Policy extends Counted implements ExpiryPolicy {
        private Policy(Closeables owner) {
            super(owner);
        }

        @Override
        public Duration getExpiryForCreation() {
            return new Duration(TimeUnit.MINUTES, 1);
        }

        @Override
        public Duration getExpiryForAccess() {
            return null;
        }

        @Override
        public Duration getExpiryForUpdate() {
            return null;
        }
    }

    private static final class Listener extends Counted implements CacheEntryCreatedListener<Integer, String> {
        private Listener(Closeables owner) {
            super(owner);
        }

        @Override
        public void onCreated(Iterable<CacheEntryEvent<? extends Integer, ? extends String>> events) {}
    }

    private static final class Filter extends Counted implements CacheEntryEventFilter<Integer, String> {
        private Filter(Closeables owner) {
            super(owner);
        }

        @Override
        public boolean evaluate(CacheEntryEvent<? extends Integer, ? extends String> event) {
            return true;
        }
    }
}
