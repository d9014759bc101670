package io.hivecache.jcache;

/** Whose changes a cache's asynchronous listeners hear of. */
public enum EventScope {
    /** Those of this JVM. */
    JVM,

    /**
     * Those of all JVMs that share the hive and have this setting, this one included, in the order in which the servers made
     * them. What is changed while the connection to the servers is broken is not heard.
     */
    HIVE
}
