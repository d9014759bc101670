package io.hivecache.testing;

import io.hivecache.testing.EntryOperation.Arguments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.cache.Cache;

/**
 * One of several threads, or JVMs, that use the entries of a cache at random, and the record of its calls. Everything it
 * stores is its own, so that each answer tells who stored it; what it expects is what it saw or stored last. Equal seeds
 * and numbers make equal plans.
 */
public final class Caller {
    private static final EntryOperation[] OPERATIONS = EntryOperation.values();
    private static final int CONTENTS = 1_000_000;
    private static final int INCREMENTS = 1_000;

    private final Cache<Integer, Integer> cache;
    private final Random random;
    private final Map<Integer, Integer> last = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private int next;

    /**
     * Prepares a caller.
     *
     * @param number differs from that of all others, between 0 and 1,000
     */
    public Caller(Cache<Integer, Integer> cache, long seed, int number) {
        this.cache = cache;
        this.random = new Random(31 * seed + number);
        this.next = CONTENTS * (number + 1);
    }

    /** Calls operations on the entries of the keys from 0 on. */
    public Caller call(int times, int keys) {
        for (int i = 0; i < times; i++) {
            call(OPERATIONS[random.nextInt(OPERATIONS.length)], random.nextInt(keys));
        }
        return this;
    }

    /** Calls one operation. */
    public void call(EntryOperation operation, int key) {
        next += INCREMENTS;
        Call call = Call.perform(operation, new Arguments(key, last.getOrDefault(key, next), next), cache);
        last.put(key, call.answer() instanceof Integer seen ? seen : next);
        calls.add(call);
    }

    /** Returns all calls so far. */
    public List<Call> calls() {
        return calls;
    }
}
