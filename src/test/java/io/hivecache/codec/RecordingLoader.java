package io.hivecache.codec;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds what this test's loader finds, and remembers what it was asked for. */
final class RecordingLoader extends ClassLoader {
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    RecordingLoader() {
        super(RecordingLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        asked.add(name);
        return super.loadClass(name, resolve);
    }

    Set<String> asked() {
        return asked;
    }
}
