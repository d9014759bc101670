package io.hivecache.examples.hibernate;

import org.hibernate.stat.Statistics;

/** What Hibernate has counted: statements sent to the database; reads of the cache that found something, and that did not. */
record Counts(long statements, long hits, long misses) {
    static Counts of(Statistics statistics) {
        return new Counts(
                statistics.getPrepareStatementCount(),
                statistics.getSecondLevelCacheHitCount()
                        + statistics.getNaturalIdCacheHitCount()
                        + statistics.getQueryCacheHitCount(),
                statistics.getSecondLevelCacheMissCount()
                        + statistics.getNaturalIdCacheMissCount()
                        + statistics.getQueryCacheMissCount());
    }

    /** What has been counted since. */
    Counts since(Counts earlier) {
        return new Counts(statements - earlier.statements, hits - earlier.hits, misses - earlier.misses);
    }

    @Override
    public String toString() {
        return "SQL " + statements + ", hits " + hits + ", misses " + misses;
    }
}
