package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An operation on many entries does to each of them, whatever its state, what the operation on one does. */
class BulkParityTest {
    private static final Set<String> KEYS = new TreeSet<>(Set.of("absent", "present", "expired"));

    /** An operation on many keys beside that on one. */
    private enum Bulk {
        PUT(cache -> cache.putAll(newValues()), (cache, key) -> cache.put(key, Values.of("NEW"))),
        GET(cache -> cache.getAll(KEYS), Cache::get),
        LOAD_MISSING(cache -> load(cache, KEYS, false), (cache, key) -> load(cache, Set.of(key), false)),
        LOAD(cache -> load(cache, KEYS, true), (cache, key) -> load(cache, Set.of(key), true)),
        REMOVE(cache -> cache.removeAll(KEYS), Cache::remove),
        INVOKE_GET(
                cache -> cache.invokeAll(KEYS, (entry, arguments) -> entry.getValue()),
                (cache, key) -> Calls.perform("invoke:get", cache, key)),
        INVOKE_SET(
                cache -> cache.invokeAll(KEYS, (entry, arguments) -> {
                    entry.setValue(Values.of("NEW"));
                    return null;
                }),
                (cache, key) -> Calls.perform("invoke:set", cache, key));

        private final Consumer<Cache<String, Object>> all;
        private final Consumer<Cache<String, Object>> each;

        Bulk(Consumer<Cache<String, Object>> all, BiConsumer<Cache<String, Object>, String> each) {
            this.all = all;
            this.each = cache -> KEYS.forEach(key -> each.accept(cache, key));
        }
    }

    static Stream<Arguments> bulks() {
        return Stream.of(Bulk.values())
                .flatMap(bulk -> Stream.of(true, false)
                        .flatMap(listener -> Stream.of(true, false).map(rest -> Arguments.of(bulk, listener, rest))));
    }

    @ParameterizedTest(name = "{0}, listener: {1}, loader and writer: {2}")
    @MethodSource("bulks")
    void onManyIsAsOnEach(Bulk bulk, boolean listener, boolean external) {
        assertThat(trace(bulk.all, listener, external)).isEqualTo(trace(bulk.each, listener, external));
    }

    @Test
    void removeAllOfTheWholeCacheConcernsOnlyWhatIsThere() {
        assertThat(trace(Cache::removeAll, true, true))
                .containsEntry("present was told", List.of("CREATED OLD", "REMOVED OLD was OLD"))
                .containsEntry("expired was told", List.of("CREATED OLD", "EXPIRED OLD was OLD"))
                .containsEntry("absent was told", List.of())
                .containsEntry("writer", List.of("delete present"))
                .containsEntry("counts", List.of("removal"));
    }

    /** Everything that can be noticed of an operation. */
    private static Map<String, List<String>> trace(
            Consumer<Cache<String, Object>> operation, boolean listener, boolean external) {
        RecordingPolicy policy = new RecordingPolicy(Expiry.CUSTOM);
        TestCache.Builder with = TestCache.with().expiry(policy);
        if (listener) {
            with.listener();
        }
        if (external) {
            with.loader().writer();
        }
        try (TestCache test = with.open()) {
            arrange(test);
            policy.on();
            operation.accept(test.cache);
            Map<String, List<String>> trace = new TreeMap<>();
            trace.put("policy", sorted(policy.off()));
            trace.put("counts", List.of(test.counts().show()));
            trace.put("loader", sorted(test.loader.calls()));
            trace.put("writer", sorted(test.writer.calls()));
            KEYS.forEach(key -> trace.put(key + " was told", test.events.of(key)));
            trace.put("values", values(test));
            trace.put("lives", lives(test));
            return trace;
        }
    }

    /** An entry of each state: the present one has 50 minutes left. */
    private static void arrange(TestCache test) {
        test.cache.put("expired", Values.of("OLD"));
        test.clock.advance(50 * Trial.MINUTE);
        test.cache.put("present", Values.of("OLD"));
        test.clock.advance(10 * Trial.MINUTE);
        test.writer.clear();
        test.statistics().clear();
    }

    private static List<String> sorted(List<String> calls) {
        return calls.stream().map(call -> call.replace("All ", " ")).sorted().toList();
    }

    private static List<String> values(TestCache test) {
        test.loader.know(false);
        return KEYS.stream().map(key -> Values.show(test.cache.get(key))).toList();
    }

    private static List<String> lives(TestCache test) {
        List<String> lives = new ArrayList<>();
        for (int minutes = 0; minutes <= 60; minutes += 10) {
            lives.add(KEYS.stream().filter(test.cache::containsKey).collect(Collectors.joining(" ")));
            test.clock.advance(10 * Trial.MINUTE);
        }
        return lives;
    }

    private static Map<String, Object> newValues() {
        return KEYS.stream().collect(Collectors.toMap(key -> key, key -> Values.of("NEW")));
    }

    private static void load(Cache<String, Object> cache, Set<String> keys, boolean replace) {
        CompletionListenerFuture loaded = new CompletionListenerFuture();
        cache.loadAll(keys, replace, loaded);
        try {
            loaded.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
