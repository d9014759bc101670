package io.hivecache.jcache;

import io.hivecache.hive.HiveException;
import io.hivecache.hive.OutcomeUnknown;
import io.hivecache.testing.Call;
import io.hivecache.testing.EntryOperation;
import io.hivecache.testing.EntryOperation.Arguments;
import io.hivecache.testing.History;
import io.hivecache.testing.History.Next;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * One of several threads that use the entries of a read-through cache at random, and the history of what it did. A read that
 * loads is two steps: nothing was there when it began, and what was loaded is stored if nothing is there when it ends.
 */
final class LeaseCaller {
    static final int KEYS = 2;
    private static final List<EntryOperation> CHANGES = List.of(
            EntryOperation.PUT,
            EntryOperation.PUT_IF_ABSENT,
            EntryOperation.REPLACE_IF,
            EntryOperation.REMOVE,
            EntryOperation.REMOVE,
            EntryOperation.GET_AND_REMOVE,
            EntryOperation.INCREMENT);
    private static final int LONGEST_PAUSE_MICROS = 2_000;

    private final Cache<Integer, Integer> cache;
    private final Loader loader;
    private final @Nullable LostHolder holder;
    private final Random random;
    private final Map<Integer, List<History.Operation<Integer>>> history = new HashMap<>();
    private int next;

    LeaseCaller(Cache<Integer, Integer> cache, Loader loader, @Nullable LostHolder holder, int seed, int number) {
        this.cache = cache;
        this.loader = loader;
        this.holder = holder;
        this.random = new Random(31L * seed + number);
        this.next = 1_000_000 * (number + 1);
    }

    /** Calls until something is so. */
    void callUntil(BooleanSupplier end) {
        while (!end.getAsBoolean()) {
            call();
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(LONGEST_PAUSE_MICROS)));
        }
    }

    /** Reads every entry, and calls so many times more; answers the nanoseconds of the longest call. */
    long longestOf(int calls) {
        long longest = 0;
        for (int i = 0; i < KEYS + calls; i++) {
            long begin = System.nanoTime();
            if (i < KEYS) {
                read(i);
            } else {
                call();
            }
            longest = Math.max(longest, System.nanoTime() - begin);
        }
        return longest;
    }

    /** What was done to an entry. */
    List<History.Operation<Integer>> of(int key) {
        return history.getOrDefault(key, List.of());
    }

    private void call() {
        int key = random.nextInt(KEYS);
        if (random.nextBoolean()) {
            read(key);
        } else {
            change(CHANGES.get(random.nextInt(CHANGES.size())), key);
        }
    }

    private void change(EntryOperation operation, int key) {
        next += 1_000;
        Arguments arguments = new Arguments(key, next - 1_000, next);
        Call call = operation == EntryOperation.INCREMENT
                ? increment(arguments)
                : Call.perform(operation, arguments, cache);
        add(key, call);
    }

    private Call increment(Arguments arguments) {
        long begin = System.nanoTime();
        Object answer;
        try {
            answer = cache.invoke(arguments.key(), (entry, none) -> {
                if (holder != null) {
                    holder.at(LostHolder.Work.PROCESS);
                }
                entry.setValue(entry.exists() ? entry.getValue() + 1 : arguments.next());
                return entry.getValue();
            });
        } catch (CacheException e) {
            answer = e;
        }
        return new Call(EntryOperation.INCREMENT, arguments, answer, begin, System.nanoTime());
    }

    /** A change of unknown outcome was made at any time, or after all that anybody has seen. */
    private void add(int key, Call call) {
        boolean surelyNotMade = call.answer() instanceof HiveException && !(call.answer() instanceof OutcomeUnknown);
        if (!surelyNotMade) {
            long end = call.isKnown() ? call.end() : Long.MAX_VALUE;
            add(key, new Call(call.operation(), call.arguments(), call.answer(), call.begin(), end).forHistory());
        }
    }

    private void add(int key, History.Operation<Integer> operation) {
        history.computeIfAbsent(key, first -> new ArrayList<>()).add(operation);
    }

    private void read(int key) {
        loader.forget();
        Call call = Call.perform(EntryOperation.GET, new Arguments(key, 0, 0), cache);
        Load load = loader.last();
        if (load == null) {
            if (call.isKnown()) {
                add(key, call.forHistory());
            }
            return;
        }
        if (call.isKnown()) {
            add(key, new Call(EntryOperation.GET, call.arguments(), null, call.begin(), load.begin()).forHistory());
        }
        add(
                key,
                new History.Operation<>(
                        load.end(),
                        call.isKnown() ? call.end() : Long.MAX_VALUE,
                        content -> Next.to(content == null ? load.value() : content),
                        "load of " + load.value() + ", answered " + call.answer()));
    }

    /** What a loader was asked for once. */
    private record Load(int value, long begin, long end) {}

    /** Gives a value that was never given before, and remembers the last one of each thread. */
    static final class Loader implements OneByOneLoader<Integer, Integer> {
        private static final int VALUES = 100_000_000;

        private final @Nullable LostHolder holder;
        private final AtomicInteger next;
        private final Map<Thread, Load> loads = new ConcurrentHashMap<>();

        /** Creates the loader of a client, whose number is less than 20. */
        Loader(int number, @Nullable LostHolder holder) {
            this.holder = holder;
            this.next = new AtomicInteger(VALUES * (number + 1));
        }

        @Override
        public Integer load(Integer key) {
            long begin = System.nanoTime();
            if (holder != null) {
                holder.at(LostHolder.Work.LOAD);
            }
            int value = next.addAndGet(1_000);
            loads.put(Thread.currentThread(), new Load(value, begin, System.nanoTime()));
            return value;
        }

        private void forget() {
            loads.remove(Thread.currentThread());
        }

        private @Nullable Load last() {
            return loads.get(Thread.currentThread());
        }
    }
}
