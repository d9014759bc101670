package io.hivecache.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.jcache.HiveCachingProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** In Apache Felix: the bundles of JCache and Hivecache, nothing else, and a bundle with a class that is cached. */
class OsgiTest {
    private static final String USER = """
            package user;

            import io.hivecache.jcache.HiveCachingProvider;
            import java.io.Serializable;
            import java.util.ArrayList;
            import java.util.List;
            import java.util.concurrent.Callable;
            import javax.cache.Cache;
            import javax.cache.CacheManager;
            import javax.cache.Caching;
            import javax.cache.configuration.MutableConfiguration;
            import javax.cache.spi.CachingProvider;
            import org.osgi.framework.BundleActivator;
            import org.osgi.framework.BundleContext;

            public class User implements BundleActivator {
                public record Basket(List<String> goods) implements Serializable {}

                private final CachingProvider provider =
                        Caching.getCachingProvider(HiveCachingProvider.class.getClassLoader());

                @Override
                public void start(BundleContext context) {
                    CacheManager manager = provider.getCacheManager(null, User.class.getClassLoader(), null);
                    Cache<String, Basket> copied =
                            manager.createCache("copied", new MutableConfiguration<String, Basket>());
                    Cache<String, Object> declared = manager.getCache("declared");
                    Callable<String> visit = () -> {
                        ArrayList<String> goods = new ArrayList<>(List.of("milk"));
                        copied.put("a", new Basket(goods));
                        goods.add("after the fact");
                        declared.put("a", new Basket(goods));
                        return copied.get("a") + " " + declared.get("a");
                    };
                    context.registerService(Callable.class, visit, null);
                }

                @Override
                public void stop(BundleContext context) {
                    provider.close();
                }
            }
            """;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private Framework framework;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws BundleException {
        Thread.currentThread().setContextClassLoader(null);
        framework = ServiceLoader.load(FrameworkFactory.class, before)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        directory.resolve("bundles").toString()));
        framework.start();
    }

    @AfterEach
    void stop() throws Exception {
        System.clearProperty("hivecache.cache.declared.max-bytes");
        framework.stop();
        framework.waitForStop(60_000);
        Thread.currentThread().setContextClassLoader(before);
    }

    private Bundle install(Path jar) throws BundleException {
        return framework.getBundleContext().installBundle(jar.toUri().toString());
    }

    private Path userBundle() throws IOException {
        Path classes = directory.resolve("classes");
        Program.compile(classes, "user/User.java", USER, "-cp", System.getProperty("java.class.path"));
        Attributes headers = new Attributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "user");
        headers.putValue(Constants.BUNDLE_ACTIVATOR, "user.User");
        headers.putValue(
                Constants.IMPORT_PACKAGE,
                "io.hivecache.jcache, javax.cache, javax.cache.configuration, javax.cache.spi, org.osgi.framework");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putAll(headers);
        Path jar = directory.resolve("user.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            for (Path file : Program.classes(classes)) {
                entries.putNextEntry(new ZipEntry(file.toString()));
                Files.copy(classes.resolve(file), entries);
            }
        }
        return jar;
    }

    @Test
    void cachesTheClassesOfABundle() throws Exception {
        System.setProperty("hivecache.cache.declared.max-bytes", "1MiB");
        install(Program.jarOf(Cache.class));
        Bundle hivecache = install(Program.jarOf(HiveCachingProvider.class));
        hivecache.start();
        Bundle user = install(userBundle());
        user.start();

        Callable<?> visit = (Callable<?>) framework
                .getBundleContext()
                .getService(framework.getBundleContext().getServiceReference(Callable.class));
        assertThat(visit.call()).isEqualTo("Basket[goods=[milk]] Basket[goods=[milk, after the fact]]");
        assertThat(hivecache.loadClass(Hives.PROVIDER))
                .as("a class of the bundle's")
                .isNotSameAs(HiveCachingProvider.class);
        user.stop();
    }
}
