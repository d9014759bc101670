package io.hivecache.engine.remote;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of addresses. */
enum Scheme {
    HIVE("hive", 5909, false),
    HIVES("hives", 5909, true),
    REDIS("redis", 6379, false),
    REDISS("rediss", 6379, true),
    REDIS_SENTINEL("redis-sentinel", 26379, false),
    REDISS_SENTINEL("rediss-sentinel", 26379, true),
    VALKEY("valkey", 6379, false),
    VALKEYS("valkeys", 6379, true);

    private final String word;
    private final int port;
    private final boolean secure;

    Scheme(String word, int port, boolean secure) {
        this.word = word;
        this.port = port;
        this.secure = secure;
    }

    /** The scheme of an address, or null if it is none of these. */
    static @Nullable Scheme of(URI address) {
        String word = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        for (Scheme scheme : values()) {
            if (scheme.word.equals(word)) {
                return scheme;
            }
        }
        return null;
    }

    /** The port where none is given. */
    int port() {
        return port;
    }

    /** Whether the connection is by TLS. */
    boolean isSecure() {
        return secure;
    }

    /** Whether its hosts are Sentinels, who know the server. */
    boolean isSentinel() {
        return this == REDIS_SENTINEL || this == REDISS_SENTINEL;
    }
}
