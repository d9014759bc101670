package io.hivecache.examples.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.RedisServer;
import java.io.ObjectStreamClass;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.devtools.restart.classloader.RestartClassLoader;

/** Restarts as the developer tools of Spring Boot do them: the application's classes are loaded anew each time. */
class RestartTest {
    private static final int RESTARTS = 3;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    @AfterEach
    void backToEmbedded() {
        System.clearProperty("hivecache.hive");
    }

    @Test
    void embedded() throws Exception {
        restart();
    }

    @Test
    void onAServer() throws Exception {
        try (RedisServer server = RedisServer.launch()) {
            System.setProperty("hivecache.hive", server.address("redis"));
            restart();
        }
    }

    /**
     * Spring Boot keeps the class loader of its first start, which is of no restart here; it and the JDK keep the latest,
     * so all but that one must be gone.
     */
    private static void restart() throws Exception {
        RunningApplication.start().close();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < RESTARTS; i++) {
            loaders.add(session());
            assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("javax.cache:*"), null))
                    .isEmpty();
        }
        loaders.remove(RESTARTS - 1);

        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end && !(threads().isEmpty() && areGone(loaders))) {
            collect();
            collect();
            ObjectStreamClass.lookup(String.class);
        }
        assertThat(threads()).isEmpty();
        assertThat(areGone(loaders)).isTrue();
    }

    /**
     * Collects what only soft references hold. The JDK's caches for serialization drop the classes that are gone when they
     * look up a class that they do not hold, and they still hold what was looked up since the collection before.
     */
    private static void collect() {
        System.gc();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }

    private static boolean areGone(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().allMatch(loader -> loader.refersTo(null));
    }

    /** What a developer does between two restarts. */
    private static WeakReference<ClassLoader> session() throws Exception {
        URL classes = Path.of("target", "classes").toUri().toURL();
        ClassLoader loader = new RestartClassLoader(RestartTest.class.getClassLoader(), new URL[] {classes});
        Class<?> main = loader.loadClass(RatesApplication.class.getName());
        assertThat(main).isNotSameAs(RatesApplication.class);
        try (RunningApplication application = start(main, loader)) {
            use(application.visitor());
        }
        return new WeakReference<>(loader);
    }

    private static RunningApplication start(Class<?> main, ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return RunningApplication.start(main);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void use(Visitor visitor) {
        visitor.rate("EUR/USD");
        visitor.rate("EUR/USD");
        visitor.get("/countries/FR");
        visitor.get("/countries/FR");
        visitor.status("/countries/XX");
        visitor.status("/countries/XX");
        assertThat(visitor.metric("cache.gets?tag=result:hit")).isGreaterThanOrEqualTo(3);
        visitor.delete("/rates");
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.toLowerCase(Locale.ROOT).matches(".*(hive|lettuce).*"))
                .collect(Collectors.toSet());
    }
}
