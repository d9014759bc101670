package io.hivecache.hive;

/** What a cache does while its hive cannot be reached. */
public enum OnFailure {
    /** Every operation fails with a {@link HiveException}. */
    THROW,

    /**
     * The cache does without its hive: what is read is missing, and what is changed is dropped, so that the cache begins
     * anew when the hive is back. Operations that must know what is there, such as {@code putIfAbsent}, fail all the same.
     */
    MISS
}
