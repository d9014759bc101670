package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.testing.CapturedLog;
import io.hivecache.testing.LibraryThreads;
import io.hivecache.testing.Worker;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.management.ObjectName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cache that cannot be created says why, and leaves nothing behind. */
@Timeout(3 * Worker.PATIENCE_SECONDS)
class FailedCreationTest {
    @RegisterExtension
    private final FreshProvider fresh = new FreshProvider();

    private final HiveCachingProvider provider = fresh.provider();

    private static <T> Named<Consumer<T>> named(String name, Consumer<T> use) {
        return Named.of(name, use);
    }

    private static Stream<Named<Consumer<HiveConfiguration<Integer, String>>>> brokenSettings() {
        Factory<?> broken = () -> {
            throw new IllegalArgumentException("the factory failed");
        };
        return Stream.of(
                named("codec that does not exist", settings -> settings.setCodec("no-such-codec")),
                named("two limits", settings -> settings.setMaxEntries(1).setMaxBytes(1)),
                named("loader", settings -> settings.setCacheLoaderFactory(cast(broken))),
                named("writer", settings -> settings.setCacheWriterFactory(cast(broken))),
                named("policy", settings -> settings.setExpiryPolicyFactory(cast(broken))),
                named(
                        "listener",
                        settings -> settings.addCacheEntryListenerConfiguration(
                                new MutableCacheEntryListenerConfiguration<>(cast(broken), null, false, true))),
                named(
                        "filter",
                        settings -> settings.addCacheEntryListenerConfiguration(
                                new MutableCacheEntryListenerConfiguration<>(
                                        RecordingListener::new, cast(broken), false, false))));
    }

    @SuppressWarnings("unchecked")
    private static <T> Factory<T> cast(Factory<?> factory) {
        return (Factory<T>) factory;
    }

    @ParameterizedTest
    @MethodSource("brokenSettings")
    void aCacheThatCannotBeCreatedLeavesNothingBehind(Consumer<HiveConfiguration<Integer, String>> breaking)
            throws Exception {
        LibraryThreads threads = LibraryThreads.remember();
        Closeables closeables = new Closeables();
        HiveConfiguration<Integer, String> configuration =
                closeables.configuration().setStatisticsEnabled(true).setManagementEnabled(true);
        breaking.accept(configuration);
        CacheManager manager = provider.getCacheManager();
        try (CapturedLog ignored = new CapturedLog()) {
            assertThatThrownBy(() -> manager.createCache("broken", configuration))
                    .isInstanceOf(RuntimeException.class);
        }

        assertThat(closeables.left()).as("what was made is closed again").isEmpty();
        assertThat(beans("broken")).isEmpty();
        threads.awaitEnd();
        assertThat(manager.getCacheNames()).isEmpty();
        assertThat(manager.<Integer, String>getCache("broken")).isNull();
        assertThatCode(() -> manager.createCache("broken", new HiveConfiguration<Integer, String>())
                        .put(1, "one"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("brokenSettings")
    void aCacheThatCannotBeCreatedIsACacheExceptionThatNamesIt(Consumer<HiveConfiguration<Integer, String>> breaking) {
        HiveConfiguration<Integer, String> configuration =
                new HiveConfiguration<Integer, String>().setWriteThrough(true);
        breaking.accept(configuration);

        assertThatThrownBy(() -> provider.getCacheManager().createCache("broken", configuration))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("broken");
    }

    private static Set<ObjectName> beans(String cache) throws Exception {
        return ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("javax.cache:*,Cache=" + cache), null);
    }
}
