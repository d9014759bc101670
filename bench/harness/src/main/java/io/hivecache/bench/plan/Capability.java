package io.hivecache.bench.plan;

/** What a scenario asks of a provider, and a provider may lack. */
public enum Capability {
    /** To store by value, which JCache demands of all. */
    BY_VALUE,
    /** To store by reference. */
    BY_REFERENCE,
    /** To store records by value. */
    RECORDS,
    /** To be asked for every operation one by one, rather than for a few in batches. */
    EVERY_OPERATION,
    /** To iterate in pages, rather than by a call for each entry. */
    ITERATION,
    /** To use the Cluster that the driver starts. */
    CLUSTER,
    /** To use the server that the driver starts, and to be asked for a clear. */
    CLEAR
}
