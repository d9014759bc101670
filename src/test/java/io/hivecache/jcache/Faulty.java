package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.operation.Statistics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.configuration.FactoryBuilder.SingletonFactory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.event.EventType;
import javax.cache.integration.CacheWriter;

/** User code that fails when a test wants it to, and remembers what it did. */
final class Faulty {
    private Faulty() {}

    /** Throws a failure of any kind, if there is one. */
    @SuppressWarnings("unchecked")
    static <E extends Throwable> void fail(Throwable failure) throws E {
        if (failure != null) {
            throw (E) failure;
        }
    }

    /** Every key can be changed by another thread: nothing holds it any more. */
    static void assertUsable(Cache<Object, Object> cache, Object... keys) throws Exception {
        CompletableFuture.runAsync(() -> {
                    for (Object key : keys) {
                        cache.put(key, "put");
                        cache.<Object>invoke(key, (entry, arguments) -> {
                            entry.setValue("invoked");
                            return null;
                        });
                        assertThat(cache.get(key)).isEqualTo("invoked");
                        assertThat(cache.remove(key)).isTrue();
                    }
                })
                .get(10, TimeUnit.SECONDS);
    }

    static List<Object> keys(Cache<Object, Object> cache) {
        List<Object> keys = new ArrayList<>();
        cache.forEach(entry -> keys.add(entry.getKey()));
        return keys;
    }

    static Statistics statistics(Cache<?, ?> cache) {
        return cache.unwrap(HiveCache.class).statistics();
    }

    /** Answers {@code "loaded " + key} for every key. */
    static final class Loader implements OneByOneLoader<Object, Object> {
        volatile Throwable failure;
        volatile Map<Object, Object> answer;

        @Override
        public Object load(Object key) {
            Faulty.<RuntimeException>fail(failure);
            return answer == null ? "loaded " + key : answer.get(key);
        }

        @Override
        public Map<Object, Object> loadAll(Iterable<?> keys) {
            if (answer != null) {
                Faulty.<RuntimeException>fail(failure);
                return answer;
            }
            return OneByOneLoader.super.loadAll(keys);
        }
    }

    /** Writes into a map, and fails on the keys of {@link #refused}, or on all if that is null. */
    static final class Writer implements CacheWriter<Object, Object> {
        final Map<Object, Object> written = new ConcurrentHashMap<>();
        final List<Object> deleted = new CopyOnWriteArrayList<>();
        volatile Set<?> refused;
        volatile Throwable failure;

        @Override
        public void write(Cache.Entry<?, ?> entry) {
            check(entry.getKey());
            written.put(entry.getKey(), entry.getValue());
        }

        @Override
        public void writeAll(Collection<Cache.Entry<?, ?>> entries) {
            Throwable failed = null;
            for (Iterator<Cache.Entry<?, ?>> each = entries.iterator(); each.hasNext(); ) {
                Cache.Entry<?, ?> entry = each.next();
                if (refuses(entry.getKey())) {
                    failed = failure;
                } else {
                    write(entry);
                    each.remove();
                }
            }
            Faulty.<RuntimeException>fail(failed);
        }

        @Override
        public void delete(Object key) {
            check(key);
            deleted.add(key);
        }

        @Override
        public void deleteAll(Collection<?> keys) {
            Throwable failed = null;
            for (Iterator<?> each = keys.iterator(); each.hasNext(); ) {
                Object key = each.next();
                if (refuses(key)) {
                    failed = failure;
                } else {
                    delete(key);
                    each.remove();
                }
            }
            Faulty.<RuntimeException>fail(failed);
        }

        private boolean refuses(Object key) {
            return failure != null && (refused == null || refused.contains(key));
        }

        private void check(Object key) {
            if (refuses(key)) {
                Faulty.<RuntimeException>fail(failure);
            }
        }
    }

    /** Remembers all events by type and key, then fails. */
    static final class Listener
            implements CacheEntryCreatedListener<Object, Object>,
                    CacheEntryUpdatedListener<Object, Object>,
                    CacheEntryRemovedListener<Object, Object>,
                    CacheEntryExpiredListener<Object, Object> {
        final List<String> heard = new CopyOnWriteArrayList<>();
        volatile Throwable failure;
        volatile EventType failsOn;

        MutableCacheEntryListenerConfiguration<Object, Object> synchronously() {
            return new MutableCacheEntryListenerConfiguration<>(
                    new SingletonFactory<CacheEntryListener<Object, Object>>(this), null, true, true);
        }

        @Override
        public void onCreated(Iterable<CacheEntryEvent<?, ?>> events) {
            for (CacheEntryEvent<?, ?> event : events) {
                heard.add(event.getEventType() + " " + event.getKey());
                if (failsOn == null || failsOn == event.getEventType()) {
                    Faulty.<RuntimeException>fail(failure);
                }
            }
        }

        @Override
        public void onUpdated(Iterable<CacheEntryEvent<?, ?>> events) {
            onCreated(events);
        }

        @Override
        public void onRemoved(Iterable<CacheEntryEvent<?, ?>> events) {
            onCreated(events);
        }

        @Override
        public void onExpired(Iterable<CacheEntryEvent<?, ?>> events) {
            onCreated(events);
        }
    }
}
