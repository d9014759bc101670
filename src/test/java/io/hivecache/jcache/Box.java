package io.hivecache.jcache;

import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import javax.cache.Cache;

/** A key or value that everyone who holds it can change. */
final class Box implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    String text;

    Box(String text) {
        this.text = text;
    }

    /** For Jackson. */
    Box() {
        this("");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Box box && box.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** The operations that store a value under a key. */
    enum Storing {
        PUT(Cache::put),
        GET_AND_PUT(Cache::getAndPut),
        PUT_ALL((cache, key, value) -> cache.putAll(Map.of(key, value))),
        PUT_IF_ABSENT(Cache::putIfAbsent),
        REPLACE(Cache::replace),
        REPLACE_IF_SAME((cache, key, value) -> cache.replace(key, new Box("old"), value)),
        GET_AND_REPLACE(Cache::getAndReplace),
        INVOKE((cache, key, value) -> cache.invoke(key, (entry, arguments) -> {
            entry.setValue(value);
            return null;
        }));

        private final Operation operation;

        Storing(Operation operation) {
            this.operation = operation;
        }

        /** Whether the operation stores only where a value is already. */
        boolean replaces() {
            return name().contains("REPLACE");
        }

        /** Stores; a value that has to be there before is {@code old}. */
        void store(Cache<Box, Box> cache, Box key, Box value) {
            operation.store(cache, key, value);
        }
    }

    @FunctionalInterface
    private interface Operation {
        void store(Cache<Box, Box> cache, Box key, Box value);
    }
}
