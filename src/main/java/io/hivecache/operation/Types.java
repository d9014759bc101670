package io.hivecache.operation;

/**
 * The types that a cache was configured with, which its keys and values are checked against before they are stored.
 *
 * @param cache the cache's name, for messages
 */
public record Types<K, V>(String cache, Class<K> keyType, Class<V> valueType) {

    /**
     * Checks both halves of an entry.
     *
     * @throws ClassCastException if one is not of its type
     */
    public void check(Object key, Object value) {
        checkKey(key);
        checkValue(value);
    }

    void checkKey(Object key) {
        check("key", keyType, key);
    }

    void checkValue(Object value) {
        check("value", valueType, value);
    }

    private void check(String what, Class<?> type, Object object) {
        if (!type.isInstance(object)) {
            throw new ClassCastException("cache '" + cache + "' is configured for " + what + "s of type "
                    + type.getName() + ", not " + object.getClass().getName());
        }
    }
}
