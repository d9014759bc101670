package io.hivecache.hive;

/** The clock by which entries expire: milliseconds that never go backwards, from an arbitrary start. Thread-safe. */
@FunctionalInterface
public interface TimeSource {
    /** The time now, in milliseconds. */
    long millis();

    /** The JVM's monotonic clock: it is not moved when somebody sets the machine's time. */
    static TimeSource system() {
        long start = System.nanoTime();
        return () -> (System.nanoTime() - start) / 1_000_000;
    }
}
