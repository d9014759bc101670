package io.hivecache.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Hold;
import io.hivecache.hive.HoldException;
import io.hivecache.testing.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(3 * Worker.PATIENCE_SECONDS)
class HoldsTest {
    private static final int THREADS = 8;

    private final Holds<Object> holds = new Holds<>("test");

    /** An alias that has its hash code in common with all others of its kind. */
    private record Tied(int number) {
        @Override
        public int hashCode() {
            return 42;
        }
    }

    private Worker<Boolean> holdAndRelease(Object alias) {
        return Worker.start(() -> {
            try (Hold hold = holds.hold(alias)) {
                return true;
            }
        });
    }

    @Test
    void isHeldByAnotherOnlyForOthers() throws Exception {
        assertThat(holds.heldByAnother("a")).isFalse();
        try (Hold hold = holds.hold("a")) {
            assertThat(holds.heldByAnother("a")).isFalse();
            assertThat(Worker.start(() -> holds.heldByAnother("a")).result()).isTrue();
            assertThat(Worker.start(() -> holds.heldByAnother("b")).result()).isFalse();
        }
        assertThat(Worker.start(() -> holds.heldByAnother("a")).result()).isFalse();
    }

    @Test
    void isHeldUntilTheOutermostHoldIsClosed() throws Exception {
        Hold outer = holds.hold("a");
        Hold inner = holds.hold("a");
        inner.close();
        assertThat(Worker.start(() -> holds.heldByAnother("a")).result()).isTrue();

        outer.close();
        assertThat(holdAndRelease("a").result()).isTrue();
    }

    @Test
    void keepsNothingOfWhatIsNoLongerHeld() {
        List<Hold> taken = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> taken.add(holds.hold(i)));
        taken.add(holds.holdAll(List.of("a", "b", 5)));
        assertThat(holds.held()).hasSize(102);

        taken.forEach(Hold::close);
        assertThat(holds.held()).isEmpty();
    }

    @Test
    void keepsNothingOfWhatWasWaitedFor() throws Exception {
        Hold hold = holds.hold("a");
        List<Worker<Boolean>> waiters =
                IntStream.range(0, THREADS).mapToObj(i -> holdAndRelease("a")).toList();
        waiters.forEach(Worker::awaitRest);
        assertThat(waiters).noneMatch(Worker::isDone);

        hold.close();
        for (Worker<Boolean> waiter : waiters) {
            assertThat(waiter.result()).isTrue();
        }
        assertThat(holds.held()).isEmpty();
    }

    /** Locks are retired and made anew all the time here; if two threads held one alias, the plain counter would tell. */
    @Test
    void oneThreadAtATimeHoldsAnAliasThoughLocksComeAndGo() throws Exception {
        int rounds = 20_000;
        int[] counter = new int[1];
        Worker.together(THREADS, thread -> {
            for (int i = 0; i < rounds; i++) {
                try (Hold hold = holds.hold("a")) {
                    counter[0]++;
                }
            }
            return null;
        });

        assertThat(counter[0]).isEqualTo(THREADS * rounds);
        assertThat(holds.held()).isEmpty();
    }

    /** Their hash codes differ, but a hash table of this size keeps them in the order in which they were named. */
    @Test
    void holdsOfManyInAnyOrderNeverBlockEachOther() throws Exception {
        assertNoBlock(IntStream.range(0, 6).<Object>mapToObj(i -> 1_024 * i).toList());
    }

    @Test
    void holdsOfManyWithEqualHashCodesNeverBlockEachOther() throws Exception {
        assertNoBlock(IntStream.range(0, 6).<Object>mapToObj(Tied::new).toList());
    }

    private void assertNoBlock(List<Object> aliases) throws Exception {
        int rounds = 2_000;
        int[] counters = new int[aliases.size()];
        Worker.together(THREADS, thread -> {
            Random random = new Random(thread);
            for (int i = 0; i < rounds; i++) {
                int first = random.nextInt(aliases.size());
                int second = random.nextInt(aliases.size());
                try (Hold hold = holds.holdAll(List.of(aliases.get(first), aliases.get(second)))) {
                    counters[first]++;
                    counters[second]++;
                }
            }
            return null;
        });

        assertThat(IntStream.of(counters).sum()).isEqualTo(2 * THREADS * rounds);
        assertThat(holds.held()).isEmpty();
    }

    @Test
    void twoThreadsInACircleEndInAnExceptionThatNamesThem() throws Exception {
        assertCircleEnds(List.of("a", "b"));
    }

    @Test
    void threeThreadsInACircleEndInAnException() throws Exception {
        assertCircleEnds(List.of("a", "b", "c"));
    }

    /** Each thread holds one alias and wants the next. */
    private void assertCircleEnds(List<String> aliases) throws Exception {
        CyclicBarrier allHold = new CyclicBarrier(aliases.size());
        List<HoldException> failures = Worker.together(aliases.size(), thread -> {
                    try (Hold mine = holds.hold(aliases.get(thread))) {
                        allHold.await();
                        holds.hold(aliases.get((thread + 1) % aliases.size())).close();
                        return null;
                    } catch (HoldException e) {
                        return e;
                    }
                })
                .stream()
                .filter(failure -> failure != null)
                .toList();

        assertThat(failures)
                .isNotEmpty()
                .allSatisfy(failure ->
                        assertThat(failure).hasMessageContaining("circle").hasMessageContaining("'Thread-"));
        assertThat(holds.held()).isEmpty();
    }

    /** One thread holds an alias and wants several tied ones; another holds tied ones and wants that alias. */
    @Test
    void aCircleThroughAliasesWithEqualHashCodesEndsInAnException() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch wanted = new CountDownLatch(1);
        Tied contended = new Tied(1);
        Worker<Void> one = Worker.run(() -> {
            try (Hold hold = holds.hold(contended)) {
                held.countDown();
                Worker.await(wanted);
                holds.holdAll(List.of(new Tied(3), new Tied(4))).close();
            }
        });
        Worker.await(held);
        Worker<Void> other =
                Worker.run(() -> holds.holdAll(List.of(contended, new Tied(2))).close());
        other.awaitRestIn(Holds.class);
        wanted.countDown();

        assertThat(new Throwable[] {one.failure(), other.failure()})
                .anySatisfy(failure -> assertThat(failure).isInstanceOf(HoldException.class));
        assertThat(holds.held()).isEmpty();
    }

    /** Longer than a suspicion of a circle takes; a chain of waiting threads whose head is merely slow is none. */
    @Test
    void aLongWaitIsNoCircle() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Hold slow = holds.hold("a");
        Worker<Void> second = Worker.run(() -> {
            try (Hold own = holds.hold("b")) {
                holds.hold("a").close();
            }
        });
        second.awaitRest();
        Worker<Boolean> third = holdAndRelease("b");
        third.awaitRest();

        assertThat(never.await(700, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(second.isDone()).isFalse();
        assertThat(third.isDone()).isFalse();
        slow.close();
        second.result();
        assertThat(third.result()).isTrue();
    }

    @Test
    void anInterruptedWaitEndsAndLeavesTheThreadInterrupted() throws Exception {
        try (Hold hold = holds.hold("a")) {
            Worker<Boolean> waiter = Worker.start(() -> {
                try (Hold mine = holds.hold("a")) {
                    return false;
                } catch (HoldException e) {
                    return e.getMessage().contains("interrupted")
                            && Thread.currentThread().isInterrupted();
                }
            });
            waiter.awaitRest().interrupt();

            assertThat(waiter.result()).isTrue();
        }
        assertThat(holds.held()).isEmpty();
    }

    @Test
    void aHoldOfManyThatFailsHoldsNone() throws Exception {
        try (Hold hold = holds.hold("c")) {
            Worker<Void> waiter =
                    Worker.run(() -> holds.holdAll(List.of("a", "b", "c", "d")).close());
            waiter.awaitRest().interrupt();

            assertThat(waiter.failure()).isInstanceOf(HoldException.class);
            assertThat(holds.held()).containsExactly("c");
        }
    }

    @Test
    void aHoldOfManyWithEqualHashCodesCanBeInterruptedWhileItWaits() throws Exception {
        try (Hold hold = holds.holdAll(List.of(new Tied(1), new Tied(2)))) {
            Worker<Void> waiter = Worker.run(
                    () -> holds.holdAll(List.of(new Tied(3), new Tied(4))).close());
            waiter.awaitRest();
            assertThat(waiter.isDone())
                    .as("those with ties are let in one at a time")
                    .isFalse();
            waiter.interrupt();

            assertThat(waiter.failure()).isInstanceOf(HoldException.class);
        }
        assertThat(holds.held()).isEmpty();
    }
}
