package io.hivecache.bench.remote;

import java.util.Map;
import java.util.Set;

/**
 * A cache of texts on servers, and one of counters, through the client that is measured. Thread-safe.
 *
 * <p>The methods mean what JCache's mean. A client that is not asked for an operation need not have it.
 */
public interface Target extends AutoCloseable {
    /** Returns the text of a key, or null. */
    String get(Integer key);

    /** Stores a text. */
    void put(Integer key, String value);

    /** Returns the texts of those keys that have one. */
    Map<Integer, String> getAll(Set<Integer> keys);

    /** Stores texts. */
    void putAll(Map<Integer, String> values);

    /** Stores a text under a key that has none; answers whether it did. */
    default boolean putIfAbsent(Integer key, String value) {
        throw new UnsupportedOperationException();
    }

    /** Stores a text under a key that has one; answers whether it did. */
    default boolean replace(Integer key, String value) {
        throw new UnsupportedOperationException();
    }

    /** Stores a text under a key that has the old one; answers whether it did. */
    default boolean replace(Integer key, String old, String value) {
        throw new UnsupportedOperationException();
    }

    /** Stores a text and returns the former one, or null. */
    default String getAndPut(Integer key, String value) {
        throw new UnsupportedOperationException();
    }

    /** Removes a key; answers whether it had a text. */
    default boolean remove(Integer key) {
        throw new UnsupportedOperationException();
    }

    /** Adds one to a key's counter, which begins with zero, by reading, computing here, and storing; returns the sum. */
    default int increment(Integer key) {
        throw new UnsupportedOperationException();
    }

    /** Reads all keys and texts and returns how many there are. */
    default int iterate() {
        throw new UnsupportedOperationException();
    }

    /** Removes all texts. */
    default void clear() {
        throw new UnsupportedOperationException();
    }

    @Override
    void close();
}
