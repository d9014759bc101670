package io.hivecache.tck;

import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import org.junit.runner.Description;
import org.junit.runner.notification.RunListener;

/** Tells the provider where the caches live, by the properties that a user would set, before the first test. */
public final class TckHive extends RunListener {
    private static final String EMBEDDED = "hive:embedded";
    private static final String HIVE = System.getProperty("tck.hive", EMBEDDED);

    /** Called by Surefire. */
    public TckHive() {}

    @Override
    public void testRunStarted(Description description) {
        System.setProperty("hivecache.hive", address());
        if (!HIVE.equals(EMBEDDED)) {
            // What comes from servers is decoded only if it is of classes that the user names.
            System.setProperty("hivecache.cache.default.allow", "org.jsr107.tck.**, domain.**");
        }
    }

    private static String address() {
        return switch (HIVE) {
            case "single" -> address(RedisServers.single());
            case "cluster" -> address(RedisServers.cluster().get(0));
            default -> HIVE;
        };
    }

    private static String address(RedisServer server) {
        return server.address();
    }
}
