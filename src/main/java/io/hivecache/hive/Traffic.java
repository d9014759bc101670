package io.hivecache.hive;

/**
 * What an engine has sent to its servers since it was opened, as far as callers waited for it.
 *
 * @param commands how many commands, batches counting as one
 * @param nanos how long callers waited for their replies, in nanoseconds, added up
 * @param failures how many of them failed
 */
public record Traffic(long commands, long nanos, long failures) {
    /** That of an engine without servers. */
    public static final Traffic NONE = new Traffic(0, 0, 0);
}
