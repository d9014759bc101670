/** A JCache (JSR-107) provider whose caches live in a hive, embedded in the JVM or remote. */
module io.hivecache {
    requires transitive cache.api;
    requires java.management;
    requires static java.sql;
    requires jdk.unsupported;
    requires static io.netty.buffer;
    requires static io.netty.common;
    requires static io.netty.handler;
    requires static io.netty.transport;
    requires static lettuce.core;
    requires static com.fasterxml.jackson.databind;
    requires static com.fasterxml.jackson.datatype.jdk8;
    requires static com.fasterxml.jackson.datatype.jsr310;
    requires static micrometer.core;
    requires static tools.jackson.databind;
    requires static transitive org.jspecify;

    exports io.hivecache.client;
    exports io.hivecache.codec;
    exports io.hivecache.hive;
    exports io.hivecache.jcache;

    uses io.hivecache.codec.CodecFactory;
    uses io.hivecache.codec.KeyFormat;
    uses io.hivecache.hive.EngineFactory;

    provides io.hivecache.hive.EngineFactory with
            io.hivecache.engine.embedded.EmbeddedEngineFactory,
            io.hivecache.engine.remote.RemoteEngineFactory;
    provides javax.cache.spi.CachingProvider with
            io.hivecache.jcache.HiveCachingProvider;
}
