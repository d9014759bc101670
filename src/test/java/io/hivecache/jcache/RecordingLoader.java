package io.hivecache.jcache;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Knows the value LOADED of every key, or nothing at all, and keeps the keys that it was called for. */
final class RecordingLoader implements OneByOneLoader<String, Object> {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile boolean knowing = true;
    private volatile long millis;

    @Override
    public Object load(String key) {
        Pause.millis(millis);
        calls.add(key);
        return knowing ? Values.of("LOADED") : null;
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
