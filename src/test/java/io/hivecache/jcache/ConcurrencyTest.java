package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.jcache.RecordingListener.Heard;
import io.hivecache.testing.Worker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.event.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operations on one entry are atomic, whatever takes part in them; nothing that many threads do is lost. */
@Timeout(3 * Worker.PATIENCE_SECONDS)
class ConcurrencyTest {
    private static final int THREADS = 16;
    private static final int ROUNDS = 1_000;
    private static final int KEYS = 3;

    @RegisterExtension
    private final FreshProvider fresh = new FreshProvider();

    /** The ways in which a cache can be put together that lead to other code. */
    private enum Kind {
        BY_VALUE,
        BY_REFERENCE,
        BOUNDED_BY_ENTRIES,
        BOUNDED_BY_BYTES,
        WITH_LISTENER,
        WITH_WRITER,
        EXPIRING;

        HiveConfiguration<String, Counter> configuration() {
            HiveConfiguration<String, Counter> plain =
                    new HiveConfiguration<String, Counter>().setTypes(String.class, Counter.class);
            return switch (this) {
                case BY_VALUE -> plain;
                case BY_REFERENCE -> plain.setStoreByValue(false);
                case BOUNDED_BY_ENTRIES -> plain.setMaxEntries(10_000);
                case BOUNDED_BY_BYTES -> plain.setMaxBytes(10_000_000);
                case WITH_LISTENER ->
                    plain.addCacheEntryListenerConfiguration(new RecordingListener<String, Counter>().synchronous());
                case WITH_WRITER -> plain.setWriteThrough(true).setCacheWriterFactory(WriteLog::new);
                case EXPIRING -> plain.setExpiryPolicyFactory(Lifetimes.touched(60_000));
            };
        }
    }

    private static String key(int number) {
        return "key " + number % KEYS;
    }

    private static int total(Cache<String, Counter> cache) {
        return IntStream.range(0, KEYS)
                .mapToObj(ConcurrencyTest::key)
                .filter(cache::containsKey)
                .mapToInt(key -> cache.get(key).count())
                .sum();
    }

    /** Adds 1, and counts its own run. */
    private static void increment(Cache<String, Counter> cache, String key, LongAdder runs) {
        cache.invoke(key, (entry, arguments) -> {
            runs.increment();
            entry.setValue(new Counter(entry.exists() ? entry.getValue().count() + 1 : 1));
            return null;
        });
    }

    private static void incrementByComparison(Cache<String, Counter> cache, String key) {
        boolean done = false;
        while (!done) {
            Counter seen = cache.get(key);
            done = seen == null
                    ? cache.putIfAbsent(key, new Counter(1))
                    : cache.replace(key, seen, new Counter(seen.count() + 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void incrementsByProcessorsAreNotLostAndEachRunsOnce(Kind kind) throws Exception {
        Cache<String, Counter> cache = fresh.cache(kind.configuration());
        LongAdder runs = new LongAdder();
        Worker.together(THREADS, thread -> {
            for (int i = 0; i < ROUNDS; i++) {
                increment(cache, key(i), runs);
            }
            return null;
        });

        assertThat(total(cache)).isEqualTo(THREADS * ROUNDS);
        assertThat(runs.sum()).isEqualTo(THREADS * ROUNDS);
    }

    /** The processor changes the very object that it got; by value, only what it sets counts. */
    @Test
    void incrementsInPlaceAreNotLost() throws Exception {
        for (Kind kind : List.of(Kind.BY_VALUE, Kind.BY_REFERENCE)) {
            Cache<String, Counter> cache = fresh.cache(kind.configuration());
            IntStream.range(0, KEYS).forEach(i -> cache.put(key(i), new Counter(0)));
            Worker.together(THREADS, thread -> {
                for (int i = 0; i < ROUNDS; i++) {
                    cache.invoke(key(i), (entry, arguments) -> {
                        entry.setValue(entry.getValue().add(1));
                        return null;
                    });
                }
                return null;
            });

            assertThat(total(cache)).as("%s", kind).isEqualTo(THREADS * ROUNDS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void incrementsByProcessorsAndByComparisonAreNotLost(Kind kind) throws Exception {
        Cache<String, Counter> cache = fresh.cache(kind.configuration());
        LongAdder runs = new LongAdder();
        Worker.together(THREADS, thread -> {
            for (int i = 0; i < ROUNDS / 5; i++) {
                if (thread % 2 == 0) {
                    increment(cache, key(i), runs);
                } else {
                    incrementByComparison(cache, key(i));
                }
            }
            return null;
        });

        assertThat(total(cache)).isEqualTo(THREADS * ROUNDS / 5);
        assertThat(runs.sum()).isEqualTo(THREADS * ROUNDS / 10);
    }

    /** Plain operations take away what processors have added up; what they took and what is left is everything. */
    @ParameterizedTest
    @EnumSource
    void nothingIsLostBetweenProcessorsAndPlainOperations(Kind kind) throws Exception {
        Cache<String, Counter> cache = fresh.cache(kind.configuration());
        LongAdder runs = new LongAdder();
        LongAdder taken = new LongAdder();
        Worker.together(THREADS, thread -> {
            for (int i = 0; i < ROUNDS / 2; i++) {
                if (thread % 4 != 0) {
                    increment(cache, key(i), runs);
                } else {
                    Counter before = take(cache, key(i), i);
                    taken.add(before == null ? 0 : before.count());
                }
            }
            return null;
        });

        assertThat(taken.sum() + total(cache)).isEqualTo(runs.sum()).isEqualTo(THREADS * ROUNDS * 3 / 8);
        assertThat(taken.sum()).isPositive();
    }

    private static Counter take(Cache<String, Counter> cache, String key, int way) {
        return switch (way % 3) {
            case 0 -> cache.getAndPut(key, new Counter(0));
            case 1 -> cache.getAndReplace(key, new Counter(0));
            default -> cache.getAndRemove(key);
        };
    }

    @ParameterizedTest
    @EnumSource
    void ofManyConditionalOperationsOneSucceeds(Kind kind) throws Exception {
        Cache<String, Counter> cache = fresh.cache(kind.configuration());
        int rounds = 200;
        AtomicInteger created = new AtomicInteger();
        AtomicInteger replaced = new AtomicInteger();
        AtomicInteger removed = new AtomicInteger();
        Worker.together(THREADS, thread -> {
            for (int i = 0; i < rounds; i++) {
                String key = "round " + i;
                created.addAndGet(cache.putIfAbsent(key, new Counter(0)) ? 1 : 0);
                replaced.addAndGet(cache.replace(key, new Counter(0), new Counter(1)) ? 1 : 0);
                removed.addAndGet(cache.remove(key, new Counter(1)) ? 1 : 0);
            }
            return null;
        });

        assertThat(created).hasValueGreaterThanOrEqualTo(rounds);
        assertThat(replaced).as("each that was created was replaced once").hasValue(created.get());
        assertThat(removed).as("and removed once").hasValue(created.get());
    }

    /** The writer and the listener hear of the changes of a key in the order in which the cache made them. */
    @Test
    void writerAndListenersHearEveryChangeOnceAndInOrder() throws Exception {
        WriteLog<Integer, String> writer = new WriteLog<>();
        RecordingListener<Integer, String> first = new RecordingListener<>();
        RecordingListener<Integer, String> second = new RecordingListener<>();
        Cache<Integer, String> cache = fresh.cache(new HiveConfiguration<Integer, String>()
                .setWriteThrough(true)
                .setCacheWriterFactory(() -> writer)
                .addCacheEntryListenerConfiguration(first.synchronous())
                .addCacheEntryListenerConfiguration(second.asynchronous()));
        int rounds = 200;
        Worker.together(THREADS, thread -> {
            for (int i = 0; i < rounds; i++) {
                change(cache, i % 2, thread + "/" + i, i % 7);
            }
            return null;
        });
        second.awaitHeard(first.heard().size());

        for (int key = 0; key < 2; key++) {
            List<Heard<Integer, String>> events = first.heardOf(key);
            assertChain(events, cache.get(key));
            assertThat(second.heardOf(key)).isEqualTo(events);
            assertThat(writer.valuesOf(key)).hasSize(THREADS * rounds / 2);
            assertThat(effective(writer.valuesOf(key)))
                    .containsExactlyElementsOf(events.stream()
                            .map(event -> event.type() == EventType.REMOVED ? "removed" : event.value())
                            .toList());
        }
    }

    private static void change(Cache<Integer, String> cache, int key, String value, int way) {
        switch (way) {
            case 0 -> cache.remove(key);
            case 1 -> cache.getAndPut(key, value);
            case 2 -> cache.putAll(Map.of(key, value));
            case 3 ->
                cache.invoke(key, (entry, arguments) -> {
                    entry.setValue(value);
                    return null;
                });
            default -> cache.put(key, value);
        }
    }

    /** Each event begins where the one before it ended, and the last one ends in what is there. */
    private static void assertChain(List<Heard<Integer, String>> events, String last) {
        String before = null;
        for (Heard<Integer, String> event : events) {
            assertThat(event.oldValue()).isEqualTo(before);
            assertThat(event.type() == EventType.CREATED).isEqualTo(before == null);
            before = event.type() == EventType.REMOVED ? null : event.value();
        }
        assertThat(last).isEqualTo(before);
    }

    /** What was written without the deletions of what was not there, of which there is no event. */
    private static List<String> effective(List<String> written) {
        List<String> effective = new ArrayList<>();
        String before = null;
        for (String value : written) {
            if (value != null || before != null) {
                effective.add(value == null ? "removed" : value);
            }
            before = value;
        }
        return effective;
    }

    /** Two of the keys have one hash code; the maps name them in different orders. */
    @Test
    void batchesOfTheSameKeysInAnyOrderDoNotBlockEachOther() throws Exception {
        WriteLog<String, Integer> writer = new WriteLog<>();
        Cache<String, Integer> cache = fresh.cache(
                new HiveConfiguration<String, Integer>().setWriteThrough(true).setCacheWriterFactory(() -> writer));
        List<String> keys = List.of("AaAa", "BBBB", "other", "more");
        int rounds = 200;
        Worker.together(THREADS, thread -> {
            List<String> ordered = new ArrayList<>(keys);
            Collections.rotate(ordered, thread);
            for (int i = 0; i < rounds; i++) {
                Map<String, Integer> entries = new LinkedHashMap<>();
                int value = thread * rounds + i;
                ordered.forEach(key -> entries.put(key, value));
                cache.putAll(entries);
            }
            return null;
        });

        for (String key : keys) {
            assertThat(writer.valuesOf(key)).hasSize(THREADS * rounds);
            assertThat(cache.get(key)).isEqualTo(writer.valuesOf(key).get(THREADS * rounds - 1));
        }
    }

    /** Writers only ever put one value in the place of another. */
    @ParameterizedTest
    @EnumSource
    void whatIsOverwrittenIsNeverAbsent(Kind kind) throws Exception {
        Cache<String, Counter> cache = fresh.cache(kind.configuration());
        cache.put("key", new Counter(0));
        AtomicInteger readers = new AtomicInteger(2);
        Worker.together(6, thread -> {
            if (thread < 2) {
                try {
                    assertNeverAbsent(cache, "key");
                } finally {
                    readers.decrementAndGet();
                }
            }
            for (int i = 0; readers.get() > 0; i++) {
                overwrite(cache, "key", new Counter(i), thread);
            }
            return null;
        });
    }

    private static void assertNeverAbsent(Cache<String, Counter> cache, String key) {
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(cache.get(key)).isNotNull();
            assertThat(cache.containsKey(key)).isTrue();
            assertThat(cache.getAll(Set.of(key))).hasSize(1);
            assertThat(cache).hasSize(1);
            assertThat(cache.replace(key, new Counter(i))).isTrue();
        }
    }

    private static void overwrite(Cache<String, Counter> cache, String key, Counter value, int way) {
        switch (way % 4) {
            case 0 -> cache.put(key, value);
            case 1 -> cache.invoke(key, (entry, arguments) -> entry.getValue());
            case 2 ->
                cache.invoke(key, (entry, arguments) -> {
                    entry.setValue(value);
                    return null;
                });
            default -> cache.replace(key, cache.get(key), value);
        }
    }

    @Test
    void anIteratorMeetsWhatStaysThoughOthersComeAndGo() throws Exception {
        Cache<String, Counter> cache = fresh.cache(Kind.BY_VALUE.configuration());
        IntStream.range(0, 300).forEach(i -> cache.put("stays " + i, new Counter(i)));
        Worker.together(4, thread -> {
            for (int i = 0; i < 200; i++) {
                if (thread == 0) {
                    assertAllMet(cache);
                } else {
                    cache.put("comes " + thread + i, new Counter(i));
                    cache.put("stays " + i, new Counter(i));
                    cache.remove("comes " + thread + i);
                }
            }
            return null;
        });
    }

    private static void assertAllMet(Cache<String, Counter> cache) {
        Map<String, Integer> met = new HashMap<>();
        for (Cache.Entry<String, Counter> entry : cache) {
            assertThat(met.put(entry.getKey(), entry.getValue().count())).isNull();
        }
        IntStream.range(0, 300).forEach(i -> assertThat(met).containsEntry("stays " + i, i));
    }

    /** Iterators of several threads remove all entries, most of them more than once. */
    @Test
    void iteratorsRemoveSideBySide() throws Exception {
        Cache<String, Counter> cache = fresh.cache(Kind.BY_VALUE.configuration());
        IntStream.range(0, 500).forEach(i -> cache.put("key " + i, new Counter(i)));
        Worker.together(4, thread -> {
            for (Iterator<Cache.Entry<String, Counter>> entries = cache.iterator(); entries.hasNext(); ) {
                entries.next();
                entries.remove();
            }
            return null;
        });

        assertThat(cache).isEmpty();
    }
}
