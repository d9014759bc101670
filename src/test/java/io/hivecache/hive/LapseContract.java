package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.testing.CapturedLog;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The chapter on expired cells that the engine drops itself: who drops them, and what the observer hears. */
public interface LapseContract<A, C> extends HiveFixture<A, C> {
    /** An observer that makes a lapsed cell absent itself and keeps what it was. */
    private HiveObserver<A> dropping(AtomicReference<Outcome<C>> dropped) {
        return new HiveObserver<>() {
            @Override
            public void evicted() {}

            @Override
            public boolean lapsed(A alias) {
                dropped.set(hive().transition(alias, Row.KEEP.withBefore(), null, null, Lifetime.ETERNAL));
                return true;
            }
        };
    }

    private static <A> HiveObserver<A> failing() {
        return new HiveObserver<>() {
            @Override
            public void evicted() {}

            @Override
            public boolean lapsed(A alias) {
                throw new IllegalArgumentException("the observer failed");
            }
        };
    }

    /** An expired cell that nothing has met yet. */
    private void storeExpired() {
        storeMortal(1, 10);
        elapse(life());
    }

    @Test
    default void aReadTellsTheObserver() {
        storeExpired();

        assertThat(read(1)).isNull();
        assertThat(observer().awaitLapsedOf(alias(1))).isTrue();
    }

    @Test
    default void aScanTellsTheObserver() {
        storeExpired();

        assertThat(scanned(hive())).isEmpty();
        assertThat(observer().awaitLapsedOf(alias(1))).isTrue();
    }

    @Test
    default void aCellLeavesWithoutBeingTouched() {
        AtomicReference<Outcome<C>> dropped = new AtomicReference<>();
        observer().react(dropping(dropped));
        storeExpired();

        assertThat(observer().awaitLapsedOf(alias(1))).isTrue();
    }

    @Test
    default void allCellsLeaveWithoutBeingTouchedOneAfterTheOther() {
        storeMortal(1, 10);
        hive().update(alias(2), content(20), new Lifetime.Fixed(2 * life(), Lifetime.SAME, Lifetime.SAME));
        store(3, 30);

        elapse(life());
        assertThat(observer().awaitLapsedOf(alias(1))).isTrue();
        elapse(life());
        assertThat(observer().awaitLapsedOf(alias(2))).isTrue();
        assertThat(read(3)).isEqualTo(30);
    }

    @Test
    default void aTransitionNamesTheLapsedCellAndSoDoesNotTellTheObserver() {
        storeMortal(1, 10);
        try (Hold untouched = hive().hold(alias(1))) {
            elapse(life());
            Outcome<C> outcome = hive().transition(alias(1), Row.UPDATE, null, content(11), Lifetime.ETERNAL);

            assertThat(numberOf(outcome.lapsed())).isEqualTo(10);
            assertThat(outcome.before()).isNull();
            assertThat(numberOf(outcome.after())).isEqualTo(11);
        }
        assertThat(observer().nextLapsed()).isNull();
    }

    @Test
    default void aLapsedCellIsNamedOnce() {
        storeMortal(1, 10);
        try (Hold untouched = hive().hold(alias(1))) {
            elapse(life());

            assertThat(numberOf(keep().lapsed())).isEqualTo(10);
            assertThat(keep().lapsed()).isNull();
        }
    }

    private Outcome<C> keep() {
        return hive().transition(alias(1), Row.KEEP.withBefore(), null, null, Lifetime.ETERNAL);
    }

    @Test
    default void anObserverMayDropTheCellItselfAndSoHearOfItsContent() {
        AtomicReference<Outcome<C>> dropped = new AtomicReference<>();
        observer().react(dropping(dropped));
        storeMortal(1, 10);
        try (Hold untouched = hive().hold(alias(1))) {
            elapse(life());

            assertThat(read(1)).isNull();
            assertThat(numberOf(dropped.get().lapsed())).isEqualTo(10);
            assertThat(keep().lapsed()).as("it is gone").isNull();
        }
    }

    @Test
    default void otherwiseTheEngineDropsTheCell() {
        storeMortal(1, 10);
        try (Hold untouched = hive().hold(alias(1))) {
            elapse(life());

            assertThat(read(1)).isNull();
            assertThat(keep().lapsed()).as("it is gone").isNull();
        }
    }

    @Test
    default void theObserversFailureReachesTheReader() {
        observer().react(failing());
        storeMortal(1, 10);
        try (Hold untouched = hive().hold(alias(1))) {
            elapse(life());

            assertThatThrownBy(() -> read(1)).hasMessage("the observer failed");
        }
    }

    @Test
    default void theObserversFailureDoesNotKeepOtherCellsFromLeaving() {
        try (CapturedLog log = new CapturedLog()) {
            observer().react(failing());
            storeMortal(1, 10);
            storeMortal(2, 20);
            elapse(life());

            assertThat(observer().awaitLapsedOf(alias(1))).isTrue();
            assertThat(observer().awaitLapsedOf(alias(2))).isTrue();
            observer().react(HiveObserver.none());
        }
    }
}
