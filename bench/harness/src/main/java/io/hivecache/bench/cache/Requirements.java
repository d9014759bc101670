package io.hivecache.bench.cache;

import io.hivecache.bench.load.Order;
import io.hivecache.bench.load.ValueKind;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.cache.Cache;

/**
 * What must be true of a cache before its figures mean anything.
 *
 * <p>Every method throws IllegalStateException, which ends the run, if it is not so.
 */
public final class Requirements {
    private static final Duration EVICTION_PATIENCE = Duration.ofSeconds(10);
    private static final int BOUND_TOLERANCE_PERCENT = 110;

    private Requirements() {}

    /** Puts values under the keys from 0 on and requires that all of them stay. */
    public static <V> void fill(Cache<Integer, V> cache, int entries, IntFunction<V> values) {
        for (int key = 0; key < entries; key++) {
            cache.put(key, values.apply(key));
        }
        allResident(cache, entries);
    }

    /** Requires that all keys from 0 on are in the cache. */
    public static void allResident(Cache<Integer, ?> cache, int entries) {
        long resident = IntStream.range(0, entries).filter(cache::containsKey).count();
        require(resident == entries, cache, "holds " + resident + " of the " + entries + " entries it was given");
    }

    /** Requires that what is got from the cache is the object that was put. */
    public static <V> void byReference(Cache<Integer, V> cache, V value) {
        cache.put(0, value);
        require(cache.get(0) == value, cache, "is not by reference: get answers another object than was put");
        cache.clear();
    }

    /** Requires that neither the object that was put nor one that was got reaches what is stored. */
    public static void byValue(Cache<Integer, Object> cache) {
        Object expected = ValueKind.POJO.value(0);
        Order given = (Order) ValueKind.POJO.value(0);
        cache.put(0, given);
        given.change();
        require(expected.equals(cache.get(0)), cache, "is not by value: it keeps the object that was put");
        ((Order) cache.get(0)).change();
        require(expected.equals(cache.get(0)), cache, "is not by value: it hands out the object that it keeps");
        cache.clear();
    }

    /** Requires that a bounded cache comes down to its bound, allowing a tenth more, and uses at least half of it. */
    public static void bounded(Cache<Integer, ?> cache, long entries) throws InterruptedException {
        long end = System.nanoTime() + EVICTION_PATIENCE.toNanos();
        long most = entries * BOUND_TOLERANCE_PERCENT / 100;
        long size = size(cache);
        while (size > most && System.nanoTime() < end) {
            Thread.sleep(10);
            size = size(cache);
        }
        require(size <= most && size >= entries / 2, cache, "holds " + size + " entries with a bound of " + entries);
    }

    private static long size(Cache<Integer, ?> cache) {
        return StreamSupport.stream(cache.spliterator(), false).count();
    }

    /** Requires that an operation had the outcome that is measured. */
    public static void outcome(boolean asExpected, Cache<?, ?> cache) {
        require(asExpected, cache, "answers otherwise than the benchmark needs");
    }

    private static void require(boolean satisfied, Cache<?, ?> cache, String otherwise) {
        if (!satisfied) {
            throw new IllegalStateException("A cache of " + cache.getClass().getName() + " " + otherwise);
        }
    }
}
