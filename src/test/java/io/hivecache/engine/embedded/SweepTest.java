package io.hivecache.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.TimeSource;
import io.hivecache.testing.CapturedLog;
import io.hivecache.testing.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(3 * Worker.PATIENCE_SECONDS)
class SweepTest {
    private final Sweeper sweeper = new Sweeper();
    private final TimeSource time = TimeSource.system();
    private final BlockingQueue<Long> walks = new LinkedBlockingQueue<>();

    @AfterEach
    void closeTwice() {
        sweeper.close();
        sweeper.close();
    }

    /** A sweep whose walks are recorded with the time at which they begin. */
    private Sweep sweep(LongSupplier walk) {
        return new Sweep(
                () -> {
                    walks.add(System.nanoTime());
                    return walk.getAsLong();
                },
                time,
                sweeper);
    }

    private long awaitWalk() throws InterruptedException {
        Long began = walks.poll(Worker.PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(began).as("there was a walk").isNotNull();
        return began;
    }

    /** Returns when everything that the thread had to do by now is done. */
    private void awaitIdle() {
        CountDownLatch done = new CountDownLatch(1);
        sweeper.schedule(done::countDown, 1);
        Worker.await(done);
    }

    @Test
    void walksWhenADeadlineHasCome() throws Exception {
        long planned = System.nanoTime();
        sweep(() -> Lifetime.NEVER).expect(time.millis() + 30);

        assertThat(awaitWalk() - planned).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(29));
    }

    @Test
    void walksForTheEarliestDeadline() throws Exception {
        Sweep sweep = sweep(() -> Lifetime.NEVER);
        sweep.expect(time.millis() + TimeUnit.HOURS.toMillis(1));
        sweep.expect(time.millis());

        awaitWalk();
    }

    @Test
    void doesNotWalkForWhatNeverExpires() {
        sweep(() -> Lifetime.NEVER).expect(Lifetime.NEVER);

        awaitIdle();
        assertThat(walks).isEmpty();
    }

    @Test
    void walksOnceForManyDeadlinesThatHaveCome() throws Exception {
        CountDownLatch allExpected = new CountDownLatch(1);
        sweeper.schedule(() -> Worker.await(allExpected), 0);
        Sweep sweep = sweep(() -> Lifetime.NEVER);
        for (int i = 0; i < 100; i++) {
            sweep.expect(time.millis());
        }
        allExpected.countDown();

        awaitWalk();
        awaitIdle();
        assertThat(walks).isEmpty();
    }

    @Test
    void restsBetweenWalks() throws Exception {
        sweep(time::millis).expect(time.millis());
        List<Long> began = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            began.add(awaitWalk());
        }

        assertThat(began.get(1) - began.get(0)).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(99));
        assertThat(began.get(2) - began.get(1)).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(99));
    }

    @Test
    void restsLongerAfterALongerWalk() throws Exception {
        AtomicInteger count = new AtomicInteger();
        sweep(() -> {
                    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5);
                    while (count.get() == 0 && System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                    count.incrementAndGet();
                    return time.millis();
                })
                .expect(time.millis());
        long first = awaitWalk();

        assertThat(awaitWalk() - first).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(499));
    }

    @Test
    void whatIsExpectedDuringAWalkIsNotForgotten() throws Exception {
        Sweep[] sweep = new Sweep[1];
        AtomicInteger count = new AtomicInteger();
        sweep[0] = sweep(() -> {
            if (count.incrementAndGet() == 1) {
                sweep[0].expect(time.millis());
            }
            return Lifetime.NEVER;
        });
        sweep[0].expect(time.millis());

        awaitWalk();
        awaitWalk();
    }

    @Test
    void aWalkThatFailsIsLoggedAndDoesNotEndTheSweeping() throws Exception {
        assertGoesOnAfter(new IllegalStateException("the walk failed"));
    }

    @Test
    void aWalkThatFailsWithAnErrorIsLoggedAndDoesNotEndTheSweeping() throws Exception {
        assertGoesOnAfter(new AssertionError("the walk failed"));
    }

    private void assertGoesOnAfter(Throwable failure) throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (CapturedLog log = new CapturedLog()) {
            Sweep sweep = sweep(() -> {
                if (count.incrementAndGet() == 1) {
                    sneakyThrow(failure);
                }
                return Lifetime.NEVER;
            });
            sweep.expect(time.millis());
            awaitWalk();
            awaitIdle();
            sweep.expect(time.millis());
            awaitWalk();

            assertThat(log.records())
                    .singleElement()
                    .satisfies(logged -> assertThat(logged.getThrown()).isSameAs(failure));
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneakyThrow(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void doesNotWalkAfterItWasStopped() {
        Sweep sweep = sweep(() -> Lifetime.NEVER);
        sweep.expect(time.millis() + TimeUnit.HOURS.toMillis(1));
        sweep.stop();
        sweep.expect(time.millis());

        awaitIdle();
        assertThat(walks).isEmpty();
    }

    @Test
    void doesNotWalkAgainIfItWasStoppedDuringAWalk() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        Sweep sweep = sweep(() -> {
            Worker.await(goOn);
            return time.millis();
        });
        sweep.expect(time.millis());
        awaitWalk();
        sweep.stop();
        goOn.countDown();

        awaitIdle();
        sweeper.close();
        assertThat(walks).isEmpty();
    }

    @Test
    void doesNothingOnceTheThreadIsClosed() {
        sweeper.close();
        sweep(() -> Lifetime.NEVER).expect(time.millis());

        assertThat(sweeper.schedule(() -> {}, 0)).isNull();
        assertThat(walks).isEmpty();
    }
}
