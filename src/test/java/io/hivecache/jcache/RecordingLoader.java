package io.hivecache.jcache;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.integration.CacheLoader;

/** Knows the value LOADED of every key, or nothing at all, and keeps the keys that it was called for. */
final class RecordingLoader implements CacheLoader<String, Object> {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile boolean knowing = true;
    private volatile long millis;

    @Override
    public Object load(String key) {
        Pause.millis(millis);
        calls.add(key);
        return knowing ? Values.of("LOADED") : null;
    }

    @Override
    public Map<String, Object> loadAll(Iterable<? extends String> keys) {
        Map<String, Object> loaded = new HashMap<>();
        for (String key : keys) {
            Object value = load(key);
            if (value != null) {
                loaded.put(key, value);
            }
        }
        return loaded;
    }

    void know(boolean knows) {
        knowing = knows;
    }

    /** How long each load is to take. */
    void takeMillis(long each) {
        millis = each;
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    void clear() {
        calls.clear();
    }
}
