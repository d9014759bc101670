package io.hivecache.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.TimeSource;
import io.hivecache.testing.ManualClock;
import io.hivecache.testing.Worker;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class CoarseClockTest {
    private static final long HOUR = 3_600_000;

    private final ManualClock exact = new ManualClock();
    private final CoarseClock clock = new CoarseClock(exact);

    @Test
    void knowsNothingUntilItTicks() {
        long now = clock.millis();

        assertThat(clock.horizon()).isEqualTo(Lifetime.NEVER - 1);
        assertThat(clock.after(HOUR)).isEqualTo(now + HOUR);
        assertThat(clock.after(Lifetime.NEVER)).isEqualTo(Lifetime.NEVER);
    }

    @Test
    void itsHorizonIsInTheFutureForASecondAfterATick() {
        clock.tick();
        long horizon = clock.horizon();
        exact.advance(999);

        assertThat(horizon).isGreaterThan(clock.millis());
        exact.advance(1);
        assertThat(horizon).isEqualTo(clock.millis());
    }

    @Test
    void longLivesEndAtTheSameMomentForAllOfATickAndNeverTooEarly() {
        clock.tick();
        long moment = clock.after(HOUR);
        exact.advance(CoarseClock.TICK_MILLIS);

        assertThat(clock.after(HOUR)).isEqualTo(moment).isEqualTo(clock.millis() + HOUR);
        clock.tick();
        assertThat(clock.after(HOUR)).isEqualTo(moment + CoarseClock.TICK_MILLIS);
    }

    @Test
    void shortLivesAreExact() {
        clock.tick();
        exact.advance(7);

        assertThat(clock.after(9_999)).isEqualTo(clock.millis() + 9_999);
    }

    @Test
    void livesBeyondAllTimeDoNotEnd() {
        exact.advance(1);
        assertThat(clock.after(Lifetime.NEVER - 1)).isEqualTo(Lifetime.NEVER);
        clock.tick();
        assertThat(clock.after(Lifetime.NEVER - 1)).isEqualTo(Lifetime.NEVER);
        assertThat(clock.after(Lifetime.NEVER)).isEqualTo(Lifetime.NEVER);
    }

    @Test
    void ticksWhileASweepIsPlanned() {
        CoarseClock real = new CoarseClock(TimeSource.system());
        try (Sweeper sweeper = new Sweeper(real)) {
            Future<?> sweep = sweeper.schedule(() -> {}, HOUR);
            long first = real.horizon();
            assertThat(first).isLessThan(HOUR);

            await(() -> real.horizon() > first);
            sweep.cancel(false);
            await(() -> real.horizon() == Lifetime.NEVER - 1);
            sweeper.schedule(() -> {}, HOUR);
            assertThat(real.horizon()).as("it ticks again").isLessThan(HOUR);
        }
        assertThat(real.horizon()).as("nobody moves it any more").isEqualTo(Lifetime.NEVER - 1);
    }

    private static void await(BooleanSupplier condition) {
        long giveUp = System.nanoTime() + Worker.PATIENCE_SECONDS * 1_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(giveUp);
            Thread.onSpinWait();
        }
    }
}
