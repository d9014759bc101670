package io.hivecache.client;

import java.util.Objects;

/**
 * What a client may say about the hive that it opens. Immutable.
 *
 * @param hive the hive's name at its address; on a remote hive, clients and caches of the same name share their entries
 * @param maxBytes bounds the bytes of all aliases (in UTF-8) and contents in an embedded hive; 0 for no bound. When it is
 *     full, the hive evicts the entries that are least likely to be asked for again, judging by how often and how recently
 *     they were used, and may prefer the old ones to a new one. What an entry costs beyond its bytes is not counted. A
 *     remote hive is bounded by its servers and refuses this option
 */
public record ClientOptions(String hive, long maxBytes) {
    /** The hive {@code client}, without a bound. */
    public static final ClientOptions DEFAULT = new ClientOptions("client", 0);

    /** Refuses an empty name and a negative bound with an {@link IllegalArgumentException}. */
    public ClientOptions {
        if (Objects.requireNonNull(hive, "hive").isEmpty()) {
            throw new IllegalArgumentException("a hive's name must not be empty");
        }
        if (maxBytes < 0) {
            throw new IllegalArgumentException("max-bytes must be 0 (no bound) or more, not " + maxBytes);
        }
    }

    /** The same options for the hive of another name. */
    public ClientOptions withHive(String name) {
        return new ClientOptions(name, maxBytes);
    }

    /** The same options with another bound. */
    public ClientOptions withMaxBytes(long bytes) {
        return new ClientOptions(hive, bytes);
    }
}
