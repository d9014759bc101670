package io.hivecache.hive;

/**
 * Marks the failures after which nobody knows whether the hive carried out the change: it was sent, but its answer did not
 * arrive or could not be understood. Such a change is never sent again by Hivecache, since that could undo what others did
 * in between; the caller may read what is there and decide.
 */
public sealed interface OutcomeUnknown permits UnknownAfterReset, UnknownAfterTimeout, UnexpectedReply {}
