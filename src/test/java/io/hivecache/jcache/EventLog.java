package io.hivecache.jcache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;

/** Hears all events of a cache and keeps them per key, in their order, as text such as {@code UPDATED NEW was OLD}. */
final class EventLog
        implements CacheEntryCreatedListener<String, Object>,
                CacheEntryUpdatedListener<String, Object>,
                CacheEntryRemovedListener<String, Object>,
                CacheEntryExpiredListener<String, Object> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, List<String>> events = new HashMap<>();

    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends Object>> created) {
        created.forEach(this::add);
    }

    @Override
    public void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends Object>> updated) {
        updated.forEach(this::add);
    }

    @Override
    public void onRemoved(Iterable<CacheEntryEvent<? extends String, ? extends Object>> removed) {
        removed.forEach(this::add);
    }

    @Override
    public void onExpired(Iterable<CacheEntryEvent<? extends String, ? extends Object>> expired) {
        expired.forEach(this::add);
    }

    private synchronized void add(CacheEntryEvent<? extends String, ? extends Object> event) {
        Object old = event.getOldValue();
        String text = event.getEventType() + " " + Values.show(event.getValue())
                + (old == null ? "" : " was " + Values.show(old))
                + (event.isOldValueAvailable() == (old != null) ? "" : ", wrong about its old value");
        events.computeIfAbsent(event.getKey(), key -> new ArrayList<>()).add(text);
        notifyAll();
    }

    /** What was told of a key so far. */
    synchronized List<String> of(String key) {
        return List.copyOf(events.getOrDefault(key, List.of()));
    }

    /** What was told of a key, as soon as it is a number of events or patience ends. */
    List<String> await(String key, int number) {
        return await(key, number, PATIENCE);
    }

    synchronized List<String> await(String key, int number, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (of(key).size() < number) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                break;
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return of(key);
    }

    /** How many events were told of all keys so far. */
    synchronized int size() {
        return events.values().stream().mapToInt(List::size).sum();
    }

    synchronized void clear() {
        events.clear();
    }
}
