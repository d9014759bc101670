package io.hivecache.bench.plan;

/** What a scenario asks of a provider, and a provider may lack. */
public enum Capability {
    /** To store by value, which JCache demands of all. */
    BY_VALUE,
    /** To store by reference. */
    BY_REFERENCE,
    /** To store records by value. */
    RECORDS
}
