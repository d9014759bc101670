package io.hivecache.operation;

/**
 * When a cache's loader is asked without {@code loadAll}.
 *
 * @param misses whether for an entry that is missing
 * @param leaseMillis how long the other JVMs leave it to one to load an entry, in milliseconds; 0 if each loads for itself
 */
public record ReadThrough(boolean misses, long leaseMillis) {}
