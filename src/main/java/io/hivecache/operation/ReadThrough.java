package io.hivecache.operation;

import java.util.concurrent.Executor;

/**
 * When a cache's loader is asked without {@code loadAll}.
 *
 * @param misses whether for an entry that is missing
 * @param leaseMillis how long the other JVMs leave it to one to load an entry, in milliseconds; 0 if each loads for itself
 * @param refreshAfterMillis how old an entry is that is loaded anew when it is read, in milliseconds; 0 if none is
 * @param background loads such entries
 */
public record ReadThrough(boolean misses, long leaseMillis, long refreshAfterMillis, Executor background) {}
