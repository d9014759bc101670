package io.hivecache.jcache;

import javax.cache.management.CacheStatisticsMXBean;

/** A cache's statistics for JMX: those of JCache, and what Hivecache adds. Counts since the start or the last clear. */
public interface HiveStatisticsMXBean extends CacheStatisticsMXBean {
    /**
     * How many of the hits were answered by a copy in this JVM, without a server
     * ({@link HiveConfiguration#setNearMaxEntries}).
     */
    long getNearHits();

    /**
     * How many changes were dropped, or sent without an answer, because the hive could not be reached. Only a cache that
     * then goes on without it ({@link HiveConfiguration#setOnFailure}) counts them; elsewhere whoever made them was told.
     */
    long getLostChanges();
}
