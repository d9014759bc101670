package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.LibraryThreads;
import io.hivecache.testing.Worker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.cache.CacheManager;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Applications come and go, each with a class loader, a manager and caches of its own; nothing stays of them. */
@Timeout(6 * Worker.PATIENCE_SECONDS)
class LeakTest {
    private static final int ROUNDS = 1_000;

    private final HiveCachingProvider provider = new HiveCachingProvider();
    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();

    /** Loads the tenant's classes itself, though its parent knows them too. */
    private static final class TenantLoader extends URLClassLoader {
        private TenantLoader() {
            super(
                    new URL[] {
                        Tenant.class.getProtectionDomain().getCodeSource().getLocation()
                    },
                    Tenant.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                boolean own = name.startsWith(Tenant.class.getName());
                return loaded == null && own ? findClass(name) : super.loadClass(name, resolve);
            }
        }
    }

    @Test
    void nothingStaysOfAThousandApplications() throws Exception {
        LibraryThreads threads = LibraryThreads.remember();
        Set<ObjectName> beans = beans();
        Set<WeakReference<ClassLoader>> loaders = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            loaders.add(new WeakReference<>(runTenant(round), collected));
        }

        threads.awaitEnd();
        assertThat(beans()).isEqualTo(beans);
        awaitCollection(loaders);
    }

    private ClassLoader runTenant(int round) throws IOException, ReflectiveOperationException {
        try (TenantLoader loader = new TenantLoader()) {
            CacheManager manager = provider.getCacheManager(null, loader);
            tenant(loader).accept(manager);
            end(manager, round % 4);
            assertThat(manager.isClosed()).isTrue();
            return loader;
        }
    }

    @SuppressWarnings("unchecked")
    private static Consumer<CacheManager> tenant(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> type = loader.loadClass(Tenant.class.getName());
        assertThat(type.getClassLoader()).isSameAs(loader);
        return (Consumer<CacheManager>) type.getConstructor().newInstance();
    }

    private void end(CacheManager manager, int way) {
        switch (way) {
            case 0 -> manager.close();
            case 1 -> {
                manager.getCacheNames().forEach(manager::destroyCache);
                manager.close();
            }
            case 2 -> provider.close(manager.getURI(), manager.getClassLoader());
            default -> provider.close();
        }
    }

    private static Set<ObjectName> beans() throws Exception {
        return ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("javax.cache:*"), null);
    }

    private void awaitCollection(Set<WeakReference<ClassLoader>> loaders) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
        while (!loaders.isEmpty() && System.nanoTime() < end) {
            System.gc();
            for (var reference = collected.remove(100); reference != null; reference = collected.poll()) {
                loaders.remove(reference);
            }
        }
        assertThat(loaders).as("class loaders that something still refers to").isEmpty();
    }
}
