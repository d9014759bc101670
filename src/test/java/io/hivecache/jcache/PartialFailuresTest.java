package io.hivecache.jcache;

import static io.hivecache.jcache.Faulty.assertUsable;
import static io.hivecache.jcache.Faulty.keys;
import static io.hivecache.jcache.Faulty.statistics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.FactoryBuilder.SingletonFactory;
import javax.cache.event.EventType;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CacheWriterException;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Operations on many entries of which some fail: the others are carried out, and the caller hears of it. */
class PartialFailuresTest {
    private static final IllegalStateException BOOM = new IllegalStateException("boom");

    @RegisterExtension
    private final FaultyCache faulty = new FaultyCache();

    private final Faulty.Loader loader = faulty.loader;
    private final Faulty.Writer writer = faulty.writer;
    private final Faulty.Listener listener = faulty.listener;

    @Test
    @DisplayName("putAll stores what the writer wrote before it failed, and nothing else")
    void putAllPartly() throws Exception {
        Cache<Object, Object> cache = faulty.create(faulty.writeThrough());
        cache.put(1, "old");
        statistics(cache).clear();
        listener.heard.clear();
        writer.failure = BOOM;
        writer.refused = Set.of(1, 4);

        assertThatExceptionOfType(CacheWriterException.class)
                .isThrownBy(() -> cache.putAll(Map.of(1, "a", 2, "b", 3, "c", 4, "d")))
                .withCause(BOOM);

        assertThat(content(cache)).isEqualTo(Map.of(1, "old", 2, "b", 3, "c"));
        assertThat(statistics(cache).puts()).isEqualTo(2);
        assertThat(listener.heard).containsExactlyInAnyOrder("CREATED 2", "CREATED 3");
        writer.failure = null;
        assertUsable(cache, 1, 2, 3, 4);
    }

    @Test
    @DisplayName("a writer that returns has written everything, also if it leaves the collection as it is")
    void aWriterThatLeavesTheCollectionAlone() {
        Cache<Object, Object> cache =
                faulty.create(faulty.writeThrough().setCacheWriterFactory(new SingletonFactory<>(new Naive())));
        cache.put(1, "old");
        cache.put(3, "old");

        cache.putAll(Map.of(1, "new", 2, "new"));
        cache.removeAll(Set.of(3));

        assertThat(content(cache)).isEqualTo(Map.of(1, "new", 2, "new"));
    }

    @Test
    @DisplayName("removeAll removes what the writer deleted before it failed, and nothing else")
    void removeAllOfKeysPartly() throws Exception {
        Cache<Object, Object> cache = faulty.create(faulty.writeThrough());
        cache.putAll(Map.of(1, "a", 2, "b", 3, "c"));
        listener.heard.clear();
        writer.failure = BOOM;
        writer.refused = Set.of(2, 4);

        assertThatExceptionOfType(CacheWriterException.class)
                .isThrownBy(() -> cache.removeAll(Set.of(1, 2, 4)))
                .withCause(BOOM);

        assertThat(keys(cache)).containsExactlyInAnyOrder(2, 3);
        assertThat(statistics(cache).removals()).isEqualTo(1);
        assertThat(listener.heard).containsExactly("REMOVED 1");
        writer.failure = null;
        assertUsable(cache, 1, 2, 3, 4);
    }

    @Test
    @DisplayName("removeAll() goes on to the end when the writer refuses some of very many keys")
    void removeAllPartly() throws Exception {
        Cache<Object, Object> cache = faulty.create(faulty.writeThrough());
        cache.putAll(IntStream.range(0, 5_000).boxed().collect(Collectors.toMap(key -> key, key -> "v")));
        writer.failure = BOOM;
        writer.refused = Set.of(7, 4_998);

        assertThatExceptionOfType(CacheWriterException.class).isThrownBy(cache::removeAll);

        assertThat(keys(cache)).containsExactlyInAnyOrder(7, 4_998);
        assertThat(statistics(cache).removals()).isEqualTo(4_998);
        assertThat(writer.deleted).hasSize(4_998);
        writer.failure = null;
        assertUsable(cache, 7, 4_998);
    }

    @Test
    @DisplayName("a writer that fails and a listener that fails: the entries are stored, both failures are reported")
    void writerAndListener() throws Exception {
        Cache<Object, Object> cache = faulty.create(faulty.writeThrough());
        writer.failure = BOOM;
        writer.refused = Set.of(1);
        listener.failure = new UnsupportedOperationException("listener");

        assertThatExceptionOfType(CacheWriterException.class)
                .isThrownBy(() -> cache.putAll(Map.of(1, "a", 2, "b", 3, "c")))
                .withCause(BOOM)
                .satisfies(e -> assertThat(e.getSuppressed())
                        .hasSize(2)
                        .allSatisfy(suppressed -> assertThat(suppressed).hasCause(listener.failure)));

        assertThat(content(cache)).isEqualTo(Map.of(2, "b", 3, "c"));
        writer.failure = null;
        listener.failure = null;
        assertUsable(cache, 1, 2, 3);
    }

    @Test
    @DisplayName("of what was loaded, one value cannot be stored: the others are")
    void loadingPartly() throws Exception {
        Cache<Object, Object> cache = faulty.create(faulty.readThrough());
        loader.answer = Map.of(1, "a", 2, new Object(), 3, "c");

        CompletionListenerFuture done = new CompletionListenerFuture();
        cache.loadAll(Set.of(1, 2, 3), true, done);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> done.get(10, TimeUnit.SECONDS))
                .withCauseInstanceOf(CacheException.class)
                .withMessageContaining("java.lang.Object");
        assertThat(content(cache)).isEqualTo(Map.of(1, "a", 3, "c"));

        cache.clear();
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> cache.getAll(Set.of(1, 2, 3)))
                .withMessageContaining("java.lang.Object");
        assertThat(content(cache)).isEqualTo(Map.of(1, "a", 3, "c"));
        assertThatExceptionOfType(CacheException.class).isThrownBy(() -> cache.get(2));
        assertUsable(cache, 1, 2, 3);
    }

    @Test
    void aListenerThatFailsOnOneOfTheLoadedEntries() {
        Cache<Object, Object> cache = faulty.create(faulty.readThrough());
        listener.failure = BOOM;
        listener.failsOn = EventType.CREATED;

        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> cache.getAll(Set.of(1, 2)))
                .withRootCauseInstanceOf(IllegalStateException.class);

        assertThat(content(cache)).isEqualTo(Map.of(1, "loaded 1", 2, "loaded 2"));
        assertThat(listener.heard).containsExactlyInAnyOrder("CREATED 1", "CREATED 2");
    }

    @Test
    @DisplayName("a value among many that cannot be stored: the writer does not write what the cache cannot hold")
    void putAllOfAValueThatCannotBeStored() throws Exception {
        Cache<Object, Object> cache = faulty.create(faulty.writeThrough());
        cache.put(2, "old");

        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> cache.putAll(Map.of(1, "a", 2, new Object(), 3, "c")))
                .withMessageContainingAll("faulty", "java.lang.Integer", "java.lang.Object");

        assertThat(cache.get(2)).isEqualTo("old");
        assertThat(writer.written).isEqualTo(content(cache));
        assertUsable(cache, 1, 2, 3);
    }

    @Test
    @DisplayName("a loader whose map is null, or fails when it is read, has failed")
    void aLoaderWhoseMapIsUseless() throws Exception {
        Cache<Object, Object> cache = faulty.create(faulty.readThrough(
                loadingAll(keys -> keys.iterator().next().equals(1) ? null : new TreeMap<>(Map.of("text", "x")))));

        assertThatExceptionOfType(CacheLoaderException.class).isThrownBy(() -> cache.getAll(Set.of(1)));
        assertThatExceptionOfType(CacheLoaderException.class).isThrownBy(() -> cache.getAll(Set.of(2)));
        assertUsable(cache, 1, 2);
    }

    @Test
    @DisplayName("a loader that takes the keys out while it works has loaded them all the same")
    void aLoaderThatConsumesTheKeys() {
        Cache<Object, Object> cache = faulty.create(faulty.readThrough(loadingAll(keys -> {
            Map<Object, Object> loaded = new HashMap<>();
            for (Iterator<?> each = keys.iterator(); each.hasNext(); ) {
                loaded.put(each.next(), "loaded");
                try {
                    each.remove();
                } catch (UnsupportedOperationException keysAreReadOnly) {
                    assertThat(loaded).isNotEmpty();
                }
            }
            return loaded;
        })));

        assertThat(cache.getAll(Set.of(1, 2))).containsOnlyKeys(1, 2);
    }

    private static CacheLoader<Object, Object> loadingAll(Function<Iterable<?>, Map<Object, Object>> load) {
        return new CacheLoader<>() {
            @Override
            public Object load(Object key) {
                return null;
            }

            @Override
            public Map<Object, Object> loadAll(Iterable<?> keys) {
                return load.apply(keys);
            }
        };
    }

    private static Map<Object, Object> content(Cache<Object, Object> cache) {
        Map<Object, Object> content = new HashMap<>();
        cache.forEach(entry -> content.put(entry.getKey(), entry.getValue()));
        return content;
    }

    /** Writes one after the other, as most writers in the world do. */
    private static final class Naive implements CacheWriter<Object, Object> {
        private final Map<Object, Object> written = new HashMap<>();

        @Override
        public void write(Cache.Entry<?, ?> entry) {
            written.put(entry.getKey(), entry.getValue());
        }

        @Override
        public void writeAll(Collection<Cache.Entry<?, ?>> entries) {
            entries.forEach(this::write);
        }

        @Override
        public void delete(Object key) {
            written.remove(key);
        }

        @Override
        public void deleteAll(Collection<?> keys) {
            keys.forEach(this::delete);
        }
    }
}
