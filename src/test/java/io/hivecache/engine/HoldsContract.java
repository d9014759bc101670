package io.hivecache.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Hold;
import io.hivecache.hive.HoldException;
import io.hivecache.testing.Worker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the holds of every engine do for the threads of one JVM. */
@Timeout(3 * Worker.PATIENCE_SECONDS)
public abstract class HoldsContract {
    private static final int THREADS = 8;

    protected abstract Hold hold(Object alias);

    protected abstract Hold holdAll(Collection<?> aliases);

    /** Whether another thread than the caller holds the alias. */
    protected abstract boolean heldByAnother(Object alias);

    /** The aliases that are held now. */
    protected abstract List<Object> held();

    /** An alias that has its hash code in common with all others of its kind. */
    private record Tied(int number) {
        @Override
        public int hashCode() {
            return 42;
        }
    }

    private Worker<Boolean> holdAndRelease(Object alias) {
        return Worker.start(() -> {
            try (Hold hold = hold(alias)) {
                return true;
            }
        });
    }

    @Test
    protected void isHeldByAnotherOnlyForOthers() throws Exception {
        assertThat(heldByAnother("a")).isFalse();
        try (Hold hold = hold("a")) {
            assertThat(heldByAnother("a")).isFalse();
            assertThat(Worker.start(() -> heldByAnother("a")).result()).isTrue();
            assertThat(Worker.start(() -> heldByAnother("b")).result()).isFalse();
        }
        assertThat(Worker.start(() -> heldByAnother("a")).result()).isFalse();
    }

    @Test
    protected void isHeldUntilTheOutermostHoldIsClosed() throws Exception {
        Hold outer = hold("a");
        Hold inner = hold("a");
        inner.close();
        assertThat(Worker.start(() -> heldByAnother("a")).result()).isTrue();

        outer.close();
        assertThat(holdAndRelease("a").result()).isTrue();
    }

    @Test
    protected void keepsNothingOfWhatIsNoLongerHeld() {
        List<Hold> taken = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> taken.add(hold(i)));
        taken.add(holdAll(List.of("a", "b", 5)));
        assertThat(held()).hasSize(102);

        taken.forEach(Hold::close);
        assertThat(held()).isEmpty();
    }

    @Test
    protected void keepsNothingOfWhatWasWaitedFor() throws Exception {
        Hold hold = hold("a");
        List<Worker<Boolean>> waiters =
                IntStream.range(0, THREADS).mapToObj(i -> holdAndRelease("a")).toList();
        waiters.forEach(Worker::awaitRest);
        assertThat(waiters).noneMatch(Worker::isDone);

        hold.close();
        for (Worker<Boolean> waiter : waiters) {
            assertThat(waiter.result()).isTrue();
        }
        assertThat(held()).isEmpty();
    }

    /** Locks are retired and made anew all the time here; if two threads held one alias, the plain counter would tell. */
    @Test
    protected void oneThreadAtATimeHoldsAnAliasThoughLocksComeAndGo() throws Exception {
        int rounds = 20_000;
        int[] counter = new int[1];
        Worker.together(THREADS, thread -> {
            for (int i = 0; i < rounds; i++) {
                try (Hold hold = hold("a")) {
                    counter[0]++;
                }
            }
            return null;
        });

        assertThat(counter[0]).isEqualTo(THREADS * rounds);
        assertThat(held()).isEmpty();
    }

    /** Their hash codes differ, but a hash table of this size keeps them in the order in which they were named. */
    @Test
    protected void holdsOfManyInAnyOrderNeverBlockEachOther() throws Exception {
        assertNoBlock(IntStream.range(0, 6).<Object>mapToObj(i -> 1_024 * i).toList());
    }

    @Test
    protected void holdsOfManyWithEqualHashCodesNeverBlockEachOther() throws Exception {
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
                try (Hold hold = holdAll(List.of(aliases.get(first), aliases.get(second)))) {
                    counters[first]++;
                    counters[second]++;
                }
            }
            return null;
        });

        assertThat(IntStream.of(counters).sum()).isEqualTo(2 * THREADS * rounds);
        assertThat(held()).isEmpty();
    }

    @Test
    protected void twoThreadsInACircleEndInAnExceptionThatNamesThem() throws Exception {
        assertCircleEnds(List.of("a", "b"));
    }

    @Test
    protected void threeThreadsInACircleEndInAnException() throws Exception {
        assertCircleEnds(List.of("a", "b", "c"));
    }

    /** Each thread holds one alias and wants the next. */
    private void assertCircleEnds(List<String> aliases) throws Exception {
        CyclicBarrier allHold = new CyclicBarrier(aliases.size());
        List<HoldException> failures = Worker.together(aliases.size(), thread -> {
                    try (Hold mine = hold(aliases.get(thread))) {
                        allHold.await();
                        hold(aliases.get((thread + 1) % aliases.size())).close();
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
        assertThat(held()).isEmpty();
    }

    /** One thread holds an alias and wants several tied ones; another holds tied ones and wants that alias. */
    @Test
    protected void aCircleThroughAliasesWithEqualHashCodesEndsInAnException() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch wanted = new CountDownLatch(1);
        Tied contended = new Tied(1);
        Worker<Void> one = Worker.run(() -> {
            try (Hold hold = hold(contended)) {
                held.countDown();
                Worker.await(wanted);
                holdAll(List.of(new Tied(3), new Tied(4))).close();
            }
        });
        Worker.await(held);
        Worker<Void> other =
                Worker.run(() -> holdAll(List.of(contended, new Tied(2))).close());
        other.awaitRestIn(Waiting.class);
        wanted.countDown();

        assertThat(new Throwable[] {one.failure(), other.failure()})
                .anySatisfy(failure -> assertThat(failure).isInstanceOf(HoldException.class));
        assertThat(held()).isEmpty();
    }

    /** Longer than a suspicion of a circle takes; a chain of waiting threads whose head is merely slow is none. */
    @Test
    protected void aLongWaitIsNoCircle() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Hold slow = hold("a");
        Worker<Void> second = Worker.run(() -> {
            try (Hold own = hold("b")) {
                hold("a").close();
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
    protected void anInterruptedWaitEndsAndLeavesTheThreadInterrupted() throws Exception {
        try (Hold hold = hold("a")) {
            Worker<Boolean> waiter = Worker.start(() -> {
                try (Hold mine = hold("a")) {
                    return false;
                } catch (HoldException e) {
                    return e.getMessage().contains("interrupted")
                            && Thread.currentThread().isInterrupted();
                }
            });
            waiter.awaitRest().interrupt();

            assertThat(waiter.result()).isTrue();
        }
        assertThat(held()).isEmpty();
    }

    @Test
    protected void aHoldOfManyThatFailsHoldsNone() throws Exception {
        try (Hold hold = hold("c")) {
            Worker<Void> waiter =
                    Worker.run(() -> holdAll(List.of("a", "b", "c", "d")).close());
            waiter.awaitRest().interrupt();

            assertThat(waiter.failure()).isInstanceOf(HoldException.class);
            assertThat(held()).containsExactly("c");
        }
    }

    @Test
    protected void aHoldOfManyWithEqualHashCodesCanBeInterruptedWhileItWaits() throws Exception {
        try (Hold hold = holdAll(List.of(new Tied(1), new Tied(2)))) {
            Worker<Void> waiter =
                    Worker.run(() -> holdAll(List.of(new Tied(3), new Tied(4))).close());
            waiter.awaitRest();
            assertThat(waiter.isDone())
                    .as("those with ties are let in one at a time")
                    .isFalse();
            waiter.interrupt();

            assertThat(waiter.failure()).isInstanceOf(HoldException.class);
        }
        assertThat(held()).isEmpty();
    }
}
