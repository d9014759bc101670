package io.hivecache.hive;

/** Where hives live: inside this JVM, or on servers that this engine is connected to. Thread-safe. */
public interface Engine extends AutoCloseable {
    /** Whether hives keep objects as they are; otherwise aliases must be {@code String} and content {@code byte[]}. */
    boolean keepsObjects();

    /** The most bytes that one content may have, where content is bytes; what is larger is refused. */
    default long maxContentBytes() {
        return Long.MAX_VALUE;
    }

    /** Opens a hive. It is closed by {@link Hive#close} or with its engine. */
    <A, C> Hive<A, C> open(HiveSettings<A, C> settings);

    /** What was sent to servers so far. */
    default Traffic traffic() {
        return Traffic.NONE;
    }

    /** Closes all hives and releases threads and connections. Harmless when repeated. */
    @Override
    void close();
}
