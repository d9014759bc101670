package io.hivecache.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.cache.SyncCache;
import io.micronaut.cache.jcache.JCacheManager;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Micronaut wraps the caches of a manager that the application makes; they must be there already. */
class MicronautTest {
    private final ExecutorService io = Executors.newSingleThreadExecutor();

    @AfterEach
    void reset() {
        io.shutdownNow();
        Hives.reset();
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void usesTheCachesThereAre(String hive) {
        Hives.use(hive);
        Cache<String, String> books = Hives.cache("books", String.class, String.class);
        try (ApplicationContext micronaut = start(books.getCacheManager())) {
            JCacheManager manager = micronaut.getBean(JCacheManager.class);
            SyncCache<?> cache = manager.getCache("books");
            assertThat(manager.getCacheNames()).containsExactly("books");

            cache.put("a", "Walden");
            assertThat(cache.get("a", String.class)).contains("Walden");
            assertThat(cache.putIfAbsent("a", "Ulysses")).contains("Walden");
            assertThat(cache.putIfAbsent("b", "Ulysses")).isEmpty();
            assertThat(books.get("b")).isEqualTo("Ulysses");

            AtomicInteger loads = new AtomicInteger();
            Supplier<String> load = () -> "loaded " + loads.incrementAndGet();
            assertThat(cache.get("c", String.class, load)).isEqualTo("loaded 1");
            assertThat(cache.get("c", String.class, load)).isEqualTo("loaded 1");

            cache.invalidate("a");
            assertThat(cache.get("a", String.class)).isEmpty();
            cache.invalidateAll();
            assertThat(books).isEmpty();
            assertThatThrownBy(() -> manager.getCache("others")).isInstanceOf(ConfigurationException.class);
        }
    }

    private ApplicationContext start(CacheManager manager) {
        ApplicationContext micronaut = ApplicationContext.builder().build();
        micronaut.registerSingleton(CacheManager.class, manager);
        micronaut.registerSingleton(ExecutorService.class, io, Qualifiers.byName("io"));
        return micronaut.start();
    }
}
