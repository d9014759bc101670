package io.hivecache.examples.files;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What a pass over all files cost, as the cache's own statistics MXBean tells it. */
record Pass(long gets, long hits, long misses, long nanos) {

    static final String HEADER = "pass      gets      hits    misses         time    speed-up";

    /** Reads the cache's counters as they are now, with the time since the JVM's arbitrary beginning. */
    static Pass now(String cache) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> names =
                server.queryNames(new ObjectName("javax.cache:type=CacheStatistics,Cache=" + cache + ",*"), null);
        ObjectName statistics = names.iterator().next();
        return new Pass(
                (Long) server.getAttribute(statistics, "CacheGets"),
                (Long) server.getAttribute(statistics, "CacheHits"),
                (Long) server.getAttribute(statistics, "CacheMisses"),
                System.nanoTime());
    }

    Pass since(Pass earlier) {
        return new Pass(gets - earlier.gets, hits - earlier.hits, misses - earlier.misses, nanos - earlier.nanos);
    }

    /** Returns the row of this pass; its speed-up is over the first. */
    String row(int number, Pass first) {
        String speedUp = number == 1 ? "" : String.format(Locale.ROOT, "%,.0f x", (double) first.nanos / nanos);
        return String.format(
                Locale.ROOT, "%4d%,10d%,10d%,10d%,10.1f ms%12s", number, gets, hits, misses, nanos / 1e6, speedUp);
    }
}
