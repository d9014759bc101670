package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hivecache.jcache.RecordingListener.Heard;
import io.hivecache.testing.CapturedLog;
import io.hivecache.testing.Worker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.event.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Listeners, filters and factories of theirs that fail: who hears of it, and what goes on all the same. */
@Timeout(3 * Worker.PATIENCE_SECONDS)
class FailingListenersTest {
    @RegisterExtension
    private final FreshProvider fresh = new FreshProvider();

    private Cache<Integer, Integer> cache(List<CacheEntryListenerConfiguration<Integer, Integer>> listeners) {
        HiveConfiguration<Integer, Integer> configuration = new HiveConfiguration<>();
        listeners.forEach(configuration::addCacheEntryListenerConfiguration);
        return fresh.cache(configuration);
    }

    private Cache<Integer, Integer> cache(CacheEntryListenerConfiguration<Integer, Integer> listener) {
        return cache(List.of(listener));
    }

    private static RecordingListener<Integer, Integer> failing(String message) {
        return new RecordingListener<>(event -> {
            throw new IllegalArgumentException(message);
        });
    }

    @Test
    void aFilterThatFailsReachesTheCallerAndTellsNothing() {
        RecordingListener<Integer, Integer> listener = new RecordingListener<>();
        Cache<Integer, Integer> cache = cache(listener.configuration(true, true, event -> {
            throw new IllegalArgumentException("the filter failed");
        }));

        assertThatThrownBy(() -> cache.put(1, 1))
                .isInstanceOf(CacheEntryListenerException.class)
                .hasRootCauseMessage("the filter failed");
        assertThat(listener.heard()).isEmpty();
        assertThat(cache.get(1)).isEqualTo(1);
    }

    @Test
    void aSynchronousListenerThatFailsReachesTheCallerAfterTheCommit() {
        Cache<Integer, Integer> cache = cache(failing("first").synchronous());

        assertThatThrownBy(() -> cache.put(1, 10))
                .isInstanceOf(CacheEntryListenerException.class)
                .hasMessageContaining(cache.getName())
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(cache.get(1)).isEqualTo(10);
        assertThatThrownBy(() -> cache.getAndPut(1, 11)).isInstanceOf(CacheEntryListenerException.class);
        assertThat(cache.get(1)).isEqualTo(11);
        assertThatThrownBy(() -> cache.remove(1)).isInstanceOf(CacheEntryListenerException.class);
        assertThat(cache.containsKey(1)).isFalse();
    }

    @Test
    void aListenersOwnExceptionIsNotWrappedAgain() {
        CacheEntryListenerException own = new CacheEntryListenerException("mine");
        Cache<Integer, Integer> cache = cache(new RecordingListener<Integer, Integer>(event -> {
                    throw own;
                })
                .synchronous());

        assertThatThrownBy(() -> cache.put(1, 1)).isSameAs(own);
    }

    @Test
    void allOthersAreToldThoughOneFails() {
        RecordingListener<Integer, Integer> first = failing("first");
        RecordingListener<Integer, Integer> second = failing("second");
        RecordingListener<Integer, Integer> third = new RecordingListener<>();
        RecordingListener<Integer, Integer> soon = new RecordingListener<>();
        Cache<Integer, Integer> cache =
                cache(List.of(first.synchronous(), second.synchronous(), third.synchronous(), soon.asynchronous()));
        CacheEntryListenerException failure =
                catchThrowableOfType(CacheEntryListenerException.class, () -> cache.put(1, 1));

        assertThat(List.of(
                        failure.getCause().getMessage(),
                        failure.getSuppressed()[0].getCause().getMessage()))
                .containsExactlyInAnyOrder("first", "second");
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(first.heard()).hasSize(1);
        assertThat(second.heard()).hasSize(1);
        assertThat(third.heard()).hasSize(1);
        assertThat(soon.awaitHeard(1)).hasSize(1);
    }

    @Test
    void aBatchGoesOnThoughTheListenerFails() {
        RecordingListener<Integer, Integer> listener = failing("each time");
        Cache<Integer, Integer> cache = cache(listener.synchronous());

        assertThatThrownBy(() -> cache.putAll(Map.of(1, 10, 2, 20, 3, 30)))
                .isInstanceOf(CacheEntryListenerException.class);
        assertThat(cache).hasSize(3);
        assertThat(listener.heard()).hasSize(3);
    }

    @Test
    void anAsynchronousListenerThatFailsIsLoggedAndHearsWhatComesLater() {
        assertLoggedAndGoesOn(new IllegalArgumentException("the first event"));
    }

    @Test
    void anAsynchronousListenerThatFailsWithAnErrorIsLoggedAndHearsWhatComesLater() {
        assertLoggedAndGoesOn(new AssertionError("the first event"));
    }

    private void assertLoggedAndGoesOn(Throwable failure) {
        AtomicBoolean failed = new AtomicBoolean();
        RecordingListener<Integer, Integer> listener = new RecordingListener<>(event -> {
            if (!failed.getAndSet(true)) {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            }
        });
        try (CapturedLog log = new CapturedLog()) {
            Cache<Integer, Integer> cache = cache(listener.asynchronous());
            cache.put(1, 1);
            listener.awaitHeard(1);
            cache.put(1, 2);
            cache.put(1, 3);

            assertThat(listener.awaitHeard(3)).extracting(Heard::value).containsExactly(1, 2, 3);
            assertThat(log.records()).singleElement().satisfies(logged -> {
                assertThat(logged.getMessage()).contains(cache.getName());
                assertThat(logged.getThrown()).hasStackTraceContaining("the first event");
            });
        }
    }

    /** Nobody hears the listeners of what expired unseen, so their errors must not end the dropping of expired entries. */
    @Test
    void anErrorOfAListenerDoesNotKeepOtherEntriesFromLeaving() {
        AtomicBoolean failed = new AtomicBoolean();
        RecordingListener<Integer, Integer> listener = new RecordingListener<>(event -> {
            if (event.type() == EventType.EXPIRED && !failed.getAndSet(true)) {
                throw new AssertionError("the first to expire");
            }
        });
        Cache<Integer, Integer> cache = fresh.cache(new HiveConfiguration<Integer, Integer>()
                .setExpiryPolicyFactory(Lifetimes.created(1))
                .addCacheEntryListenerConfiguration(listener.synchronous()));
        try (CapturedLog log = new CapturedLog()) {
            cache.putAll(Map.of(1, 10, 2, 20, 3, 30));
            fresh.clock().advance(1_000);

            assertThat(listener.awaitHeard(6)).hasSize(6);
        }
    }

    @Test
    void aListenerWhoseFactoryFailsIsNotRegistered() {
        Cache<Integer, Integer> cache = cache(List.of());
        CacheEntryListenerConfiguration<Integer, Integer> broken = new MutableCacheEntryListenerConfiguration<>(
                () -> {
                    throw new IllegalArgumentException("no listener");
                },
                null,
                false,
                true);

        assertThatThrownBy(() -> cache.registerCacheEntryListener(broken)).hasStackTraceContaining("no listener");
        cache.put(1, 1);
        assertThat(configurationOf(cache).getCacheEntryListenerConfigurations()).isEmpty();
    }

    @Test
    void aListenerWhoseFilterCannotBeMadeIsClosedAgain() {
        RecordingListener<Integer, Integer> listener = new RecordingListener<>();
        Cache<Integer, Integer> cache = cache(List.of());
        CacheEntryListenerConfiguration<Integer, Integer> broken = new MutableCacheEntryListenerConfiguration<>(
                () -> listener,
                () -> {
                    throw new IllegalArgumentException("no filter");
                },
                false,
                true);

        assertThatThrownBy(() -> cache.registerCacheEntryListener(broken)).hasStackTraceContaining("no filter");
        assertThat(listener.closed()).isEqualTo(1);
        cache.put(1, 1);
        assertThat(listener.heard()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static HiveConfiguration<Integer, Integer> configurationOf(Cache<Integer, Integer> cache) {
        return cache.getConfiguration(HiveConfiguration.class);
    }
}
