package io.hivecache.jcache;

import io.hivecache.hive.OnFailure;
import io.hivecache.testing.FaultyProxy;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RespClient;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * A JVM that knows a password and prints everything that it gets to see: all that is logged, but the client library's bytes
 * on the wire, which it traces at its finest; failures with their causes, texts of objects, MBeans and threads.
 */
final class CanaryChild {
    /** The variable that has the password. */
    static final String VARIABLE = "CANARY_PASSWORD";

    private static final String USER = "ann";
    private static final Logger OWN_LOG = Logger.getLogger("io.hivecache");

    private final RedisServer server = RedisServer.launch();
    private final FaultyProxy network = new FaultyProxy(server.port());
    private final String password = System.getenv(VARIABLE);

    private CanaryChild() {}

    public static void main(String[] arguments) throws Exception {
        Logger root = Logger.getLogger("");
        root.setLevel(Level.FINE);
        OWN_LOG.setLevel(Level.ALL);
        ConsoleHandler all = new ConsoleHandler();
        all.setLevel(Level.ALL);
        root.addHandler(all);
        new CanaryChild().run();
        System.err.println("the end");
    }

    private void run() throws Exception {
        try (RespClient side = server.connect()) {
            side.call("ACL", "SETUSER", USER, "on", ">" + password, "~*", "&*", "+@all");
        }
        attempt("a wrong user", () -> open("bob", "", null));
        attempt("a password as an unknown parameter", () -> open(USER, "&pasword=" + password, null));
        attempt("a password as a duration", () -> open(USER, "&command-timeout=" + password, null));
        attempt(
                "a host that is not there",
                () -> new HiveCachingProvider()
                        .getCacheManager(URI.create("redis://" + USER + ":" + password + "@nobody.invalid"), null));
        Properties file = new Properties();
        file.setProperty("hive", address(USER, "").replace(password, "${" + VARIABLE + "}"));
        Properties wrong = new Properties();
        wrong.setProperty("hive", address(USER, "").replace(password, password + " %%"));
        attempt("an address that is none", () -> open(USER, "", wrong));
        for (CacheManager manager : List.of(open(USER, "", null), open(USER, "&lazy-connect=true", file))) {
            for (boolean misses : new boolean[] {false, true}) {
                suffer(manager, misses);
            }
            manager.close();
        }
        network.close();
        server.close();
        RemoteCache.await(() -> threadNames().noneMatch(name -> name.startsWith("lettuce-"))); // they log to their end
    }

    private String address(String user, String parameters) {
        return network.address("redis").replace("//", "//" + user + ":" + password + "@")
                + "?connect-timeout=500ms"
                + (parameters.contains("command-timeout") ? "" : "&command-timeout=500ms")
                + parameters;
    }

    /** By an address, or by properties that have one. */
    private CacheManager open(String user, String parameters, Properties properties) {
        HiveCachingProvider provider = new HiveCachingProvider();
        return properties == null
                ? provider.getCacheManager(URI.create(address(user, parameters)), null)
                : provider.getCacheManager(null, null, properties);
    }

    private void suffer(CacheManager manager, boolean misses) throws Exception {
        HiveConfiguration<String, String> configuration = new HiveConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setOnFailure(misses ? OnFailure.MISS : OnFailure.THROW)
                .setStatisticsEnabled(true)
                .setManagementEnabled(true);
        Cache<String, String> cache = manager.createCache("cache " + misses, configuration);
        use(cache);
        network.cut();
        use(cache);
        network.cutAfterRequestBytes(20);
        use(cache);
        network.hold();
        use(cache);
        tell(manager, cache);
        network.release();
        network.refuse();
        use(cache);
        network.accept();
        use(cache);
        server.kill();
        use(cache);
        server.restart();
        attempt("a server that forgot its users", () -> cache.get("key"));
        try (RespClient side = server.connect()) {
            side.call("ACL", "SETUSER", USER, "on", ">" + password, "~*", "&*", "+@all");
            RemoteCache.await(() -> works(cache));
            side.call("CONFIG", "SET", "maxmemory", 1);
            use(cache);
            side.call("CONFIG", "SET", "maxmemory", 0);
            side.call("ACL", "SETUSER", USER, "-get", "-set");
            use(cache);
            side.call("REPLICAOF", "127.0.0.1", 1);
            side.call("ACL", "SETUSER", USER, "+@all");
            use(cache);
            side.call("REPLICAOF", "NO", "ONE");
        }
        RemoteCache.await(() -> works(cache));
        tell(manager, cache);
    }

    private static boolean works(Cache<String, String> cache) {
        try {
            cache.getAndPut("key", "value");
            return true;
        } catch (RuntimeException e) {
            e.printStackTrace();
            return false;
        }
    }

    private static void use(Cache<String, String> cache) {
        attempt("get", () -> cache.get("key"));
        attempt("put", () -> {
            cache.put("key", "value");
            return null;
        });
        attempt("invoke", () -> cache.invoke("key", (entry, none) -> entry.getValue()));
    }

    private static void attempt(String what, Callable<?> action) {
        try {
            System.err.println(what + ": " + action.call());
        } catch (Exception e) {
            System.err.println(what + " fails");
            e.printStackTrace();
        }
    }

    private static void tell(CacheManager manager, Cache<?, ?> cache) throws JMException {
        System.err.println(manager + " " + manager.getURI() + " " + cache + " " + manager.getCachingProvider());
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : beans.queryNames(null, null)) {
            System.err.println(name);
            if (name.getDomain().equals("javax.cache")) {
                for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
                    System.err.println(attribute + " " + beans.getAttribute(name, attribute.getName()));
                }
            }
        }
        threadNames().forEach(name -> System.err.println("thread " + name));
    }

    private static Stream<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
    }
}
