package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract's chapter on threads: each method that names one alias is one step, and holds shut out all others. */
interface AtomicityContract<A, C> extends HiveFixture<A, C> {
    int THREADS = 8;

    /** How often each thread does what it does; engines that are far away may choose fewer. */
    default int rounds() {
        return 1_000;
    }

    private static int countTrue(List<Integer> perThread) {
        return perThread.stream().mapToInt(count -> count).sum();
    }

    private int increment(int alias) {
        try (Hold hold = hive().hold(alias(alias))) {
            C seen = hive().get(alias(alias), Lifetime.ETERNAL);
            int next = seen == null ? 1 : number(seen) + 1;
            hive().swap(alias(alias), seen, Verb.WRITE, content(next), Lifetime.ETERNAL);
            return next;
        }
    }

    private void incrementByComparison(int alias) {
        Row replace = new Row(Verb.WRITE, Verb.WRITE, Verb.KEEP, true);
        boolean done = false;
        while (!done) {
            Integer seen = read(alias);
            C next = content(seen == null ? 1 : seen + 1);
            done = seen == null
                    ? hive().put(alias(alias), next, Lifetime.ETERNAL)
                    : hive().transition(alias(alias), replace, content(seen), next, Lifetime.ETERNAL)
                            .stored();
        }
    }

    @Test
    default void incrementsByHolderAreNotLost() throws Exception {
        Worker.together(THREADS, thread -> {
            for (int i = 0; i < rounds(); i++) {
                increment(i % 2);
            }
            return null;
        });

        assertThat(read(0)).isEqualTo(THREADS * rounds() / 2);
        assertThat(read(1)).isEqualTo(THREADS * rounds() / 2);
    }

    @Test
    default void incrementsByComparisonAreNotLost() throws Exception {
        store(1, 0);
        Worker.together(THREADS, thread -> {
            for (int i = 0; i < rounds(); i++) {
                incrementByComparison(1);
            }
            return null;
        });

        assertThat(read(1)).isEqualTo(THREADS * rounds());
    }

    @Test
    default void incrementsByHolderAndByComparisonAreNotLost() throws Exception {
        store(1, 0);
        Worker.together(THREADS, thread -> {
            for (int i = 0; i < rounds(); i++) {
                if (thread % 2 == 0) {
                    increment(1);
                } else {
                    incrementByComparison(1);
                }
            }
            return null;
        });

        assertThat(read(1)).isEqualTo(THREADS * rounds());
    }

    /** Whatever one thread stores, exactly one update finds it, or it is there in the end. */
    @Test
    default void everyUpdateFindsWhatThePreviousOneStored() throws Exception {
        store(1, -1);
        List<Integer> found = new ArrayList<>();
        Worker.together(THREADS, thread -> {
                    List<Integer> before = new ArrayList<>();
                    for (int i = 0; i < rounds(); i++) {
                        C next = content(thread * rounds() + i);
                        before.add(numberOf(
                                hive().transition(alias(1), Row.UPDATE.withBefore(), null, next, Lifetime.ETERNAL)
                                        .before()));
                    }
                    return before;
                })
                .forEach(found::addAll);
        found.add(read(1));

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(-1, THREADS * rounds()).boxed().toList());
    }

    @Test
    default void ofManyPutsOneStores() throws Exception {
        List<Integer> stored = Worker.together(THREADS, thread -> {
            int won = 0;
            for (int i = 0; i < rounds(); i++) {
                won += hive().put(alias(i), content(thread), Lifetime.ETERNAL) ? 1 : 0;
            }
            return won;
        });

        assertThat(countTrue(stored)).isEqualTo(rounds());
    }

    @Test
    default void ofManyDeletesOneDeletes() throws Exception {
        IntStream.range(0, rounds()).forEach(i -> store(i, i));
        List<Integer> deleted = Worker.together(THREADS, thread -> {
            int won = 0;
            for (int i = 0; i < rounds(); i++) {
                won += hive().delete(alias(i)) ? 1 : 0;
            }
            return won;
        });

        assertThat(countTrue(deleted)).isEqualTo(rounds());
    }

    @Test
    default void holdersOfManyInAnyOrderDoNotBlockEachOther() throws Exception {
        Worker.together(THREADS, thread -> {
            List<A> forth = List.of(alias(1), alias(2), alias(3));
            List<A> back = List.of(alias(3), alias(2), alias(1));
            for (int i = 0; i < rounds(); i++) {
                try (Hold hold = hive().holdAll(thread % 2 == 0 ? forth : back)) {
                    increment(1);
                    increment(3);
                }
            }
            return null;
        });

        assertThat(read(1)).isEqualTo(THREADS * rounds());
        assertThat(read(3)).isEqualTo(THREADS * rounds());
    }
}
