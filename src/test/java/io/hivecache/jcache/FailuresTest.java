package io.hivecache.jcache;

import static io.hivecache.jcache.Faulty.assertUsable;
import static io.hivecache.jcache.Faulty.keys;
import static io.hivecache.jcache.Faulty.statistics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hivecache.operation.Statistics;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriterException;
import javax.cache.integration.CompletionListener;
import javax.cache.integration.CompletionListenerFuture;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.EntryProcessorResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A failing loader, writer or processor: what the caller sees, and that the cache is as it was and goes on. */
class FailuresTest {
    private static final IllegalStateException BOOM = new IllegalStateException("boom");
    private static final StackOverflowError ERROR = new StackOverflowError("boom");

    @RegisterExtension
    private final FaultyCache faulty = new FaultyCache();

    private final Faulty.Loader loader = faulty.loader;
    private final Faulty.Writer writer = faulty.writer;
    private final Faulty.Listener listener = faulty.listener;

    @Test
    void aLoaderThatFailsInGet() throws Exception {
        Cache<Object, Object> cache = faulty.create(faulty.readThrough());

        loader.failure = BOOM;
        assertThatExceptionOfType(CacheLoaderException.class)
                .isThrownBy(() -> cache.get(1))
                .withCause(BOOM)
                .withMessageContainingAll("faulty", "loader", "boom");
        loader.failure = new CacheLoaderException("its own");
        assertThat(catchThrowable(() -> cache.get(1))).isSameAs(loader.failure);
        loader.failure = ERROR;
        assertThat(catchThrowable(() -> cache.get(1))).isSameAs(ERROR);

        assertThat(cache.containsKey(1)).isFalse();
        assertThat(statistics(cache).misses()).isEqualTo(3);
        assertThat(listener.heard).isEmpty();
        loader.failure = null;
        assertThat(cache.get(1)).isEqualTo("loaded 1");
        assertUsable(cache, 1);
    }

    @Test
    void aLoaderThatFailsInGetAll() throws Exception {
        Cache<Object, Object> cache = faulty.create(faulty.readThrough());
        cache.put(1, "here");

        loader.failure = BOOM;
        assertThatExceptionOfType(CacheLoaderException.class)
                .isThrownBy(() -> cache.getAll(Set.of(1, 2)))
                .withCause(BOOM);
        assertThat(cache.containsKey(2)).isFalse();
        loader.failure = ERROR;
        assertThat(catchThrowable(() -> cache.getAll(Set.of(1, 2)))).isSameAs(ERROR);

        loader.failure = null;
        assertThat(cache.getAll(Set.of(1, 2))).isEqualTo(Map.of(1, "here", 2, "loaded 2"));
        assertUsable(cache, 1, 2);
    }

    @Test
    void aLoaderThatFailsInLoadAll() throws Exception {
        Cache<Object, Object> cache = faulty.create(faulty.readThrough());

        loader.failure = BOOM;
        assertThat(failureOfLoadAll(cache))
                .isInstanceOf(CacheLoaderException.class)
                .hasCause(BOOM);
        loader.failure = ERROR;
        assertThat(failureOfLoadAll(cache))
                .isInstanceOf(CacheLoaderException.class)
                .hasCause(ERROR);
        assertThat(cache).isEmpty();

        loader.failure = null;
        assertThat(failureOfLoadAll(cache)).isNull();
        assertUsable(cache, 1, 2);
    }

    @Test
    @DisplayName("a completion listener that throws harms nobody")
    void aCompletionListenerThatFails() throws Exception {
        Cache<Object, Object> cache = faulty.create(faulty.readThrough());
        CompletableFuture<Thread> told = new CompletableFuture<>();
        cache.loadAll(Set.of(1), true, new CompletionListener() {
            @Override
            public void onCompletion() {
                Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {});
                told.complete(Thread.currentThread());
                throw BOOM;
            }

            @Override
            public void onException(Exception failure) {
                told.completeExceptionally(failure);
            }
        });

        told.get(10, TimeUnit.SECONDS);
        assertThat(failureOfLoadAll(cache)).isNull();
        assertUsable(cache, 1);
    }

    @Test
    void aLoaderThatFailsInsideAProcessor() throws Exception {
        Cache<Object, Object> cache = faulty.create(faulty.readThrough());

        loader.failure = BOOM;
        assertThatExceptionOfType(EntryProcessorException.class)
                .isThrownBy(() -> cache.invoke(1, (entry, arguments) -> entry.getValue()))
                .withRootCauseInstanceOf(IllegalStateException.class)
                .satisfies(e -> assertThat(e.getCause()).isInstanceOf(CacheLoaderException.class));
        assertThat(cache.containsKey(1)).isFalse();
        String answer = cache.invoke(1, (entry, arguments) -> {
            assertThatThrownBy(entry::getValue).isInstanceOf(CacheLoaderException.class);
            entry.setValue("anyway");
            return "caught";
        });

        assertThat(answer).isEqualTo("caught");
        assertThat(cache.get(1)).isEqualTo("anyway");
        assertUsable(cache, 1);
    }

    @Test
    @DisplayName("null values and surplus keys of a loader are passed over")
    void aLoaderThatAnswersWhatNobodyAsked() throws Exception {
        Cache<Object, Object> cache = faulty.create(faulty.readThrough());
        Map<Object, Object> answer = new HashMap<>(Map.of(1, "one", 3, "surplus"));
        answer.put(2, null);
        answer.put(null, "nobody");
        loader.answer = answer;

        assertThat(cache.getAll(Set.of(1, 2))).isEqualTo(Map.of(1, "one"));
        assertThat(cache.get(2)).isNull();
        assertThat(cache.<Object>invoke(2, (entry, arguments) -> entry.getValue()))
                .isNull();
        assertThat(failureOfLoadAll(cache)).isNull();

        assertThat(keys(cache)).containsExactly(1);
        assertUsable(cache, 1, 2, 3);
    }

    static Stream<Arguments> changes() {
        Map<String, Consumer<Cache<Object, Object>>> changes = new LinkedHashMap<>();
        changes.put("put new", cache -> cache.put("new", "v"));
        changes.put("put", cache -> cache.put("old", "v"));
        changes.put("getAndPut", cache -> cache.getAndPut("old", "v"));
        changes.put("putIfAbsent", cache -> cache.putIfAbsent("new", "v"));
        changes.put("putAll", cache -> cache.putAll(Map.of("old", "v", "new", "v")));
        changes.put("replace", cache -> cache.replace("old", "v"));
        changes.put("replace if same", cache -> cache.replace("old", "value", "v"));
        changes.put("getAndReplace", cache -> cache.getAndReplace("old", "v"));
        changes.put("remove", cache -> cache.remove("old"));
        changes.put("remove if same", cache -> cache.remove("old", "value"));
        changes.put("getAndRemove", cache -> cache.getAndRemove("old"));
        changes.put("removeAll(keys)", cache -> cache.removeAll(Set.of("old", "new")));
        changes.put("removeAll", Cache::removeAll);
        changes.put("iterator.remove", cache -> {
            Iterator<?> entries = cache.iterator();
            entries.next();
            entries.remove();
        });
        changes.put(
                "invoke, set",
                cache -> cache.invoke("old", (entry, arguments) -> {
                    entry.setValue("v");
                    return null;
                }));
        changes.put(
                "invoke, remove",
                cache -> cache.invoke("old", (entry, arguments) -> {
                    entry.remove();
                    return null;
                }));
        return changes.entrySet().stream().map(change -> Arguments.of(change.getKey(), change.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    @DisplayName("when the writer fails nothing is stored or removed, nobody is told, nothing is counted")
    void aWriterThatFails(String name, Consumer<Cache<Object, Object>> change) throws Exception {
        Cache<Object, Object> cache = faulty.create(faulty.writeThrough());
        cache.put("old", "value");
        listener.heard.clear();
        Statistics statistics = statistics(cache);
        statistics.clear();

        writer.failure = BOOM;
        assertThatExceptionOfType(CacheWriterException.class)
                .isThrownBy(() -> change.accept(cache))
                .withCause(BOOM)
                .withMessageContainingAll("faulty", "writer", "boom");
        writer.failure = new CacheWriterException("its own");
        assertThat(catchThrowable(() -> change.accept(cache))).isSameAs(writer.failure);
        writer.failure = ERROR;
        assertThat(catchThrowable(() -> change.accept(cache))).isSameAs(ERROR);

        assertThat(statistics.puts() + statistics.removals()).isZero();
        assertThat(listener.heard).isEmpty();
        assertThat(keys(cache)).containsExactly("old");
        assertThat(cache.get("old")).isEqualTo("value");
        writer.failure = null;
        assertUsable(cache, "old", "new");
    }

    @Test
    void aProcessorThatFails() throws Exception {
        Cache<Object, Object> cache = faulty.create(new HiveConfiguration<>());
        cache.put(1, "value");
        listener.heard.clear();

        for (RuntimeException failure : List.of(BOOM, new CacheException("of the cache's kind"))) {
            assertThatExceptionOfType(EntryProcessorException.class)
                    .isThrownBy(() -> invoke(cache, failure))
                    .withCause(failure)
                    .withMessageContainingAll("faulty", "processor", failure.getMessage());
        }
        class OwnException extends EntryProcessorException {
            private static final long serialVersionUID = 1;
        }
        OwnException own = new OwnException();
        assertThat(catchThrowable(() -> invoke(cache, own))).isSameAs(own);
        assertThat(catchThrowable(() -> invoke(cache, ERROR))).isSameAs(ERROR);
        Exception checked = new IOException("checked");
        assertThat(catchThrowable(() -> invoke(cache, checked)))
                .isInstanceOf(EntryProcessorException.class)
                .hasCause(checked);

        assertThat(cache.get(1)).isEqualTo("value");
        assertThat(listener.heard).isEmpty();
        assertUsable(cache, 1);
    }

    private static void invoke(Cache<Object, Object> cache, Throwable failure) {
        cache.invoke(1, (entry, arguments) -> {
            entry.setValue("must not be stored");
            Faulty.<RuntimeException>fail(failure);
            return null;
        });
    }

    @Test
    @DisplayName("invokeAll carries out the other keys when the processor fails on one")
    void invokeAllIsolatesFailures() throws Exception {
        Cache<Object, Object> cache = faulty.create(new HiveConfiguration<>());
        EntryProcessorException own = new EntryProcessorException("its own");

        Map<Object, EntryProcessorResult<Object>> results =
                cache.invokeAll(Set.of(1, 2, 3, 4, 5), (entry, arguments) -> {
                    entry.setValue(entry.getKey().equals(4) ? new Object() : "stored");
                    Faulty.<RuntimeException>fail(Map.of(1, BOOM, 2, own).get(entry.getKey()));
                    return entry.getKey().equals(5) ? null : "result";
                });

        assertThat(results).containsOnlyKeys(1, 2, 3, 4);
        assertThatExceptionOfType(EntryProcessorException.class)
                .isThrownBy(() -> results.get(1).get())
                .withCause(BOOM);
        assertThat(catchThrowable(() -> results.get(2).get())).isSameAs(own);
        assertThat(results.get(3).get()).isEqualTo("result");
        assertThatExceptionOfType(EntryProcessorException.class)
                .isThrownBy(() -> results.get(4).get())
                .withMessageContaining("java.lang.Object");
        assertThat(keys(cache)).containsExactlyInAnyOrder(3, 5);

        assertThat(catchThrowable(() -> cache.invokeAll(Set.of(1, 2), (entry, arguments) -> {
                    throw ERROR;
                })))
                .isSameAs(ERROR);
        assertUsable(cache, 1, 2, 3, 4, 5);
    }

    private static Throwable failureOfLoadAll(Cache<Object, Object> cache) throws Exception {
        CompletionListenerFuture done = new CompletionListenerFuture();
        cache.loadAll(Set.of(1, 2), true, done);
        try {
            done.get(10, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
