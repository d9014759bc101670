package io.hivecache.hive;

/** The JVM's monotonic clock, in milliseconds since a reading of {@link System#nanoTime}. */
record SystemTime(long start) implements TimeSource {
    @Override
    public long millis() {
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Override
    public boolean isReal() {
        return true;
    }
}
