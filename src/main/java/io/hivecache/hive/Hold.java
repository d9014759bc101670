package io.hivecache.hive;

/** The right, for one thread, to be the only one in this JVM that changes what lies under one or more aliases. */
@FunctionalInterface
public interface Hold extends AutoCloseable {
    /** Gives the right back. To be called once, by the thread that took it. */
    @Override
    void close();
}
