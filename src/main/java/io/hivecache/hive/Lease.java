package io.hivecache.hive;

/**
 * What one JVM has taken upon itself to do about some aliases, for a while: others that ask meanwhile are told so. It keeps
 * nobody from reading or changing them, and ends by itself when its time is over, even if its owner has died. For the
 * thread that took it.
 *
 * @param <A> the type of aliases
 */
public interface Lease<A> extends AutoCloseable {
    /** Whether an alias that was asked for was granted. */
    boolean covers(A alias);

    /** Gives back what was granted. Never throws: what cannot be given back ends by itself. */
    @Override
    void close();

    /** The lease of a hive that no other JVM shares: it covers everything. */
    static <A> Lease<A> ofAll() {
        return new Lease<>() {
            @Override
            public boolean covers(A alias) {
                return true;
            }

            @Override
            public void close() {}
        };
    }
}
