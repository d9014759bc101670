package io.hivecache.bench.remote;

/** How the clients without a cache lay entries in the servers: a key each, with the text and nothing else. */
public final class Bare {
    /** The pattern of the keys of all texts. */
    public static final String TEXTS = "texts:*";
    /** How many keys a page of a scan has, about. */
    public static final int PAGE = 500;
    /** How long entries live that expire, in milliseconds. */
    public static final long LIFE = 600_000;

    /** Stores ARGV[1], for ARGV[2] milliseconds if the key is new. */
    public static final String PUT = """
            if redis.call('SET', KEYS[1], ARGV[1], 'XX', 'KEEPTTL') then return 1 end
            redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2])
            return 0
            """;

    /** As {@link #PUT}; answers the text before. */
    public static final String GET_AND_PUT = """
            local before = redis.call('GET', KEYS[1])
            if before then redis.call('SET', KEYS[1], ARGV[1], 'KEEPTTL')
            else redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
            return before
            """;

    /** Stores ARGV[2] if ARGV[1] is there, and keeps the deadline; answers 1 if so. */
    public static final String REPLACE = """
            if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
            return 1
            """;

    private Bare() {}

    /** Returns the key of a text. */
    public static String text(Integer key) {
        return "texts:" + key;
    }

    /** Returns the key of a counter. */
    public static String counter(Integer key) {
        return "counters:" + key;
    }
}
