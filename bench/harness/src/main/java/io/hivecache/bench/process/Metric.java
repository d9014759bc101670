package io.hivecache.bench.process;

import java.util.List;

/** What is measured. */
public enum Metric {
    CPU("CPU time", "ns per operation, of the calling threads", true),
    THROUGHPUT("Throughput", "operations per µs, all threads together", false),
    RATE("Rate", "operations per ms, all threads together", false),
    ALLOCATED("Allocation", "bytes per operation, by the calling threads", true),
    PROCESS_CPU(
            "CPU time of the process", "ns per operation, with garbage collection and the provider's threads", true),
    CLIENT_CPU("CPU time of the client", "ns per operation, of all threads but the JVM's own", true),
    SERVER_CPU("CPU time of the servers", "ns per operation", true),
    COMMANDS("Commands", "per operation, those inside of scripts included", true),
    TRAFFIC("Traffic", "bytes per operation, to and from the servers", true),
    SERVER_MEMORY("Memory of the servers", "bytes per entry, key and value included", true),
    HIT_RATIO("Hit ratio", "hits per get", false),
    HEAP("Heap", "bytes per entry, key and value included", true),
    START("Cold start", "ms from the start of the JVM to its end right after the first get", true);

    private final String title;
    private final String unit;
    private final boolean lessIsBetter;

    Metric(String title, String unit, boolean lessIsBetter) {
        this.title = title;
        this.unit = unit;
        this.lessIsBetter = lessIsBetter;
    }

    /** Returns all, in the order of the report. */
    public static List<Metric> all() {
        return List.of(values());
    }

    /** Returns the name to show. */
    public String title() {
        return title;
    }

    /** Returns the unit to show. */
    public String unit() {
        return unit;
    }

    /** Returns whether figures can be divided by each other: allocation is often zero, and then only nearly so. */
    public boolean hasRatio() {
        return this != ALLOCATED;
    }

    /** Returns whether the smaller of two figures is the better one. */
    public boolean lessIsBetter() {
        return lessIsBetter;
    }
}
