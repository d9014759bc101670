package io.hivecache.engine.remote;

import java.util.stream.Stream;

/** The commands that a user needs, as the manual lists them. */
final class Permissions {
    /** On a single server. */
    static final String[] COMMANDS = {
        "+get",
        "+mget",
        "+exists",
        "+getex",
        "+getdel",
        "+set",
        "+mset",
        "+del",
        "+unlink",
        "+persist",
        "+pttl",
        "+pexpire",
        "+hget",
        "+hgetall",
        "+hset",
        "+hdel",
        "+scan",
        "+eval",
        "+evalsha",
        "+client|tracking",
        "+client|caching"
    };

    /** Besides, on any servers, for caches that hear of other JVMs' events. */
    static final String[] EVENTS = {"+publish", "+subscribe", "+unsubscribe", "&hive:*"};

    private Permissions() {}

    /** On the servers of a Cluster. */
    static String[] withCluster() {
        return Stream.concat(Stream.of(COMMANDS), Stream.of("+cluster|nodes", "+info", "+strlen"))
                .toArray(String[]::new);
    }
}
