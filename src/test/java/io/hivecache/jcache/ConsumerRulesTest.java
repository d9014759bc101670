package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.MutableEntry;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The provider used in the ways of Spring, Hibernate, Camel, Bucket4j and the like. */
class ConsumerRulesTest {
    private final HiveCachingProvider provider = new HiveCachingProvider();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void oneProviderIsFoundWithoutAName() throws Exception {
        CachingProvider found = Caching.getCachingProvider();
        assertThat(found).isInstanceOf(HiveCachingProvider.class);
        assertThat(Caching.getCachingProvider(HiveCachingProvider.class.getName()))
                .isSameAs(found);
        assertThat(Caching.getCachingProviders()).containsExactly(found);

        List<String> registered = new ArrayList<>();
        for (URL file : Collections.list(
                getClass().getClassLoader().getResources("META-INF/services/" + CachingProvider.class.getName()))) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                lines.lines().filter(line -> !line.isBlank()).forEach(registered::add);
            }
        }
        assertThat(registered).containsExactly(HiveCachingProvider.class.getName());
    }

    @Test
    void nullsStandForTheDefaults() {
        CacheManager manager = provider.getCacheManager();
        URI uri = provider.getDefaultURI();
        ClassLoader loader = provider.getDefaultClassLoader();

        assertThat(List.of(
                        provider.getCacheManager(null, null),
                        provider.getCacheManager(null, null, null),
                        provider.getCacheManager(null, null, new Properties()),
                        provider.getCacheManager(uri, null, null),
                        provider.getCacheManager(uri, loader),
                        provider.getCacheManager(uri, loader, provider.getDefaultProperties()),
                        provider.getCacheManager(null, loader, null)))
                .allMatch(each -> each == manager);
        assertThat(manager.getURI()).isEqualTo(uri);
        assertThat(manager.getClassLoader()).isSameAs(loader);
        assertThat(manager.getProperties()).isEmpty();
    }

    @Test
    @DisplayName("closed managers are replaced, closing twice is harmless, and one cannot take its successor away")
    void closedManagersAreReplaced() {
        CacheManager first = provider.getCacheManager();
        Cache<Object, Object> cache = first.createCache("cache", new MutableConfiguration<>());
        first.close();
        CacheManager second = provider.getCacheManager();
        first.close();

        assertThat(second).isNotSameAs(first);
        assertThat(second.isClosed()).isFalse();
        assertThat(provider.getCacheManager()).isSameAs(second);
        assertThat(cache.isClosed()).isTrue();
        cache.close();
        assertThat(second.getCacheNames()).isEmpty();
    }

    @Test
    @DisplayName("Camel closes the provider, which then works again")
    void theProviderIsUsableAfterItsClosing() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[0])) {
            List<CacheManager> managers = List.of(provider.getCacheManager(), provider.getCacheManager(null, loader));
            provider.close();
            provider.close();
            assertThat(managers).allMatch(CacheManager::isClosed);

            CacheManager fresh = provider.getCacheManager();
            fresh.createCache("cache", new MutableConfiguration<>()).put(1, "v");
            provider.close(loader);
            provider.close(provider.getDefaultURI(), loader);
            assertThat(fresh.isClosed()).isFalse();
            provider.close(null, null);
            assertThat(fresh.isClosed()).isTrue();
        }
    }

    @Test
    @DisplayName("Spring asks for invoke with a processor that cannot be serialized and a Callable, which runs once")
    void springsSynchronizedCacheable() throws Exception {
        Cache<Object, Object> cache = provider.getCacheManager()
                .createCache("spring", new MutableConfiguration<>().setStatisticsEnabled(true));
        AtomicInteger calls = new AtomicInteger();
        Callable<Object> loader = () -> {
            Thread.yield();
            return "loaded " + calls.incrementAndGet();
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Object>> answers = IntStream.range(0, 32)
                    .mapToObj(call -> threads.submit(() -> cache.invoke("key", new Loading(), loader)))
                    .toList();
            for (Future<Object> answer : answers) {
                assertThat(answer.get()).isEqualTo("loaded 1");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(calls).hasValue(1);
        assertThat(cache.get("key")).isEqualTo("loaded 1");
    }

    @Test
    @DisplayName("Spring finds its callable's exception in the EntryProcessorException that its processor threw")
    void springsFailures() {
        Cache<Object, Object> cache = provider.getCacheManager().createCache("spring", new MutableConfiguration<>());
        Exception failure = new Exception("of the callable");
        Callable<Object> loader = () -> {
            throw failure;
        };
        assertThatExceptionOfType(EntryProcessorException.class)
                .isThrownBy(() -> cache.invoke("key", new Loading(), loader))
                .withCause(failure);
        assertThat(cache.containsKey("key")).isFalse();
    }

    @Test
    @DisplayName(
            "Spring's null value comes back as the singleton it is; exceptions can be values (JSR-107 annotations)")
    void specialValues() {
        Cache<Object, Object> cache = provider.getCacheManager().createCache("values", new MutableConfiguration<>());
        cache.put("null", NullValue.INSTANCE);
        assertThat(cache.get("null")).isSameAs(NullValue.INSTANCE);
        assertThat(cache.replace("null", NullValue.INSTANCE, NullValue.INSTANCE))
                .isTrue();

        cache.put("failure", new IllegalStateException("message", new RuntimeException("cause")));
        assertThat((Throwable) cache.get("failure"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("message")
                .hasRootCauseMessage("cause");
    }

    @Test
    @DisplayName("Liberty asks for array types, for names that are escaped, and removes by value")
    void libertysCaches() {
        CacheManager manager = provider.getCacheManager();
        manager.createCache("a%2Fb", new MutableConfiguration<String, byte[]>().setTypes(String.class, byte[].class));
        Cache<String, byte[]> arrays = manager.getCache("a%2Fb", String.class, byte[].class);
        arrays.put("k", new byte[] {1});
        assertThat(arrays.get("k")).containsExactly(1);
        assertThat(arrays.remove("k", new byte[] {2})).isFalse();
        assertThat(arrays.replace("k", new byte[] {1}, new byte[] {3})).isTrue();
        assertThat(arrays.remove("k", new byte[] {3})).isTrue();

        Cache<Object, Object> lists = manager.createCache("lists", new MutableConfiguration<>());
        lists.put("k", new ArrayList<>(List.of(1, 2)));
        assertThat(lists.remove("k", new ArrayList<>(List.of(1)))).isFalse();
        assertThat(lists.remove("k", new ArrayList<>(List.of(1, 2)))).isTrue();
    }

    @Test
    @DisplayName("Bucket4j takes tokens by invoke on bytes: none is lost")
    void bucketsOfTokens() throws Exception {
        Cache<String, byte[]> buckets = provider.getCacheManager()
                .createCache(
                        "buckets", new MutableConfiguration<String, byte[]>().setTypes(String.class, byte[].class));
        buckets.put("bucket", new byte[] {0});
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> takers = IntStream.range(0, 100)
                    .<Future<?>>mapToObj(call -> threads.submit(() -> buckets.invoke("bucket", (entry, arguments) -> {
                        byte[] tokens = entry.getValue();
                        tokens[0]++;
                        entry.setValue(tokens);
                        return null;
                    })))
                    .toList();
            for (Future<?> taker : takers) {
                taker.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(buckets.get("bucket")).containsExactly(100);
    }

    @Test
    @DisplayName("Shiro counts, lists and clears by iterator and removeAll()")
    void shirosCaches() {
        Cache<Object, Object> cache = provider.getCacheManager().createCache("shiro", new MutableConfiguration<>());
        cache.put("a", "session");
        cache.put("b", "session");
        assertThat(cache).hasSize(2);
        assertThat(cache.getAndRemove("a")).isEqualTo("session");
        assertThat(cache.getAndRemove("a")).isNull();
        assertThat(cache.iterator().hasNext()).isTrue();
        cache.removeAll();
        assertThat(cache.iterator().hasNext()).isFalse();
        cache.removeAll(Set.of("a", "b"));
    }

    @Test
    @DisplayName("Spring Boot hands over the file's address in a jar; it declares caches and names the manager")
    void aConfigurationInAJar(@TempDir Path directory) throws Exception {
        Path jar = directory.resolve("app (1).jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("config/caches.properties"));
            out.write("cache.users.max-entries = 2\n".getBytes(StandardCharsets.UTF_8));
        }
        URI uri = new URI("jar:" + jar.toUri() + "!/config/caches.properties");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            for (URI each : List.of(uri, new URI("classpath:config/caches.properties"))) {
                CacheManager manager = provider.getCacheManager(each, loader, new Properties());
                assertThat(manager.getURI()).isEqualTo(each);
                assertThat(manager.getCacheNames()).containsExactly("users");
                Cache<Object, Object> users = manager.getCache("users");
                IntStream.range(0, 10).forEach(key -> users.put(key, "v"));
                assertThat(Faulty.keys(users)).hasSizeLessThanOrEqualTo(2);
            }
        }
        Files.delete(jar);
    }

    /** As Spring's: what the callable throws becomes an exception of the processor's own. */
    private static final class Loading implements EntryProcessor<Object, Object, Object> {
        private final Object notSerializable = new Object();

        @Override
        @SuppressWarnings("unchecked")
        public Object process(MutableEntry<Object, Object> entry, Object... arguments) {
            assertThat(notSerializable).isNotNull();
            if (entry.exists()) {
                return entry.getValue();
            }
            try {
                Object value = ((Callable<Object>) arguments[0]).call();
                entry.setValue(value);
                return value;
            } catch (Exception e) {
                throw new EntryProcessorException("of Spring's", e);
            }
        }
    }

    private static final class NullValue implements Serializable {
        private static final NullValue INSTANCE = new NullValue();

        @Serial
        private static final long serialVersionUID = 1;

        @Serial
        private Object readResolve() {
            return INSTANCE;
        }
    }
}
