package io.hivecache.jcache;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;

/** Keeps what it was called for, as text such as {@code write k=NEW}. */
final class RecordingWriter implements CacheWriter<String, Object> {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile long millis;

    @Override
    public void write(Cache.Entry<? extends String, ? extends Object> entry) {
        Pause.millis(millis);
        calls.add("write " + show(entry));
    }

    @Override
    public void writeAll(Collection<Cache.Entry<? extends String, ? extends Object>> entries) {
        entries.forEach(entry -> calls.add("writeAll " + show(entry)));
        entries.clear();
    }

    @Override
    public void delete(Object key) {
        Pause.millis(millis);
        calls.add("delete " + key);
    }

    @Override
    public void deleteAll(Collection<?> keys) {
        keys.forEach(key -> calls.add("deleteAll " + key));
        keys.clear();
    }

    /** How long each write and delete of one entry is to take. */
    void takeMillis(long each) {
        millis = each;
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    void clear() {
        calls.clear();
    }

    private static String show(Cache.Entry<?, ?> entry) {
        return entry.getKey() + "=" + Values.show(entry.getValue());
    }
}
