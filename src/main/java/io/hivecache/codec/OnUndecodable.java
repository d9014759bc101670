package io.hivecache.codec;

/**
 * What a cache makes of content in its hive that cannot be decoded: damaged, written by another codec, of a class that has
 * changed or is not allowed.
 */
public enum OnUndecodable {
    /** Every operation that reads it fails with an exception that says why it cannot be decoded. */
    THROW,

    /**
     * The entry counts as absent. What only reads leaves it where it is, since other JVMs may be able to decode it; what
     * would change an absent entry replaces it or removes it.
     */
    MISS
}
