package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract's chapter on lifetimes: when a cell expires, and that it is absent from then on. */
interface LifetimeContract<A, C> extends HiveFixture<A, C> {
    private static Lifetime fromUpdate(long life) {
        return new Lifetime.Fixed(Lifetime.NEVER, life, Lifetime.SAME);
    }

    private static Lifetime fromAccess(long life) {
        return new Lifetime.Fixed(Lifetime.NEVER, Lifetime.SAME, life);
    }

    @Test
    default void aCellExpiresWhenItsLifeIsOver() {
        storeMortal(1, 10);

        elapse(life() / 2);
        assertThat(read(1)).isEqualTo(10);
        elapse(life() / 2);
        assertThat(read(1)).isNull();
    }

    @Test
    default void anEternalCellStays() {
        store(1, 10);
        elapse(1_000 * life());

        assertThat(read(1)).isEqualTo(10);
    }

    @Test
    default void aLifeBeyondAllTimeIsEternal() {
        hive().update(alias(1), content(10), new Lifetime.Fixed(Lifetime.NEVER - 1, 0, 0));
        elapse(life());

        assertThat(read(1)).isEqualTo(10);
    }

    @Test
    default void whatHasNoLifeIsNotStored() {
        Lifetime none = new Lifetime.Fixed(0, Lifetime.SAME, Lifetime.SAME);

        assertThat(hive().put(alias(1), content(10), none)).isFalse();
        assertThat(hive().update(alias(1), content(10), none)).isFalse();
        assertThat(read(1)).isNull();
    }

    @Test
    default void anUpdateMayLeaveTheDeadlineAlone() {
        storeMortal(1, 10);
        elapse(life() / 2);
        hive().update(alias(1), content(11), Lifetime.ETERNAL);

        assertThat(read(1)).isEqualTo(11);
        elapse(life() / 2);
        assertThat(read(1)).isNull();
    }

    @Test
    default void anUpdateMayMoveTheDeadline() {
        storeMortal(1, 10);
        hive().update(alias(1), content(11), fromUpdate(3 * life()));

        elapse(2 * life());
        assertThat(read(1)).isEqualTo(11);
        elapse(life());
        assertThat(read(1)).isNull();
    }

    @Test
    default void anUpdateMayMakeACellEternal() {
        storeMortal(1, 10);
        hive().update(alias(1), content(11), fromUpdate(Lifetime.NEVER));
        elapse(life());

        assertThat(read(1)).isEqualTo(11);
    }

    @Test
    default void anUpdateMayEndACellAtOnceAndCountsAsStored() {
        store(1, 10);
        Outcome<C> outcome = hive().transition(alias(1), Row.UPDATE, null, content(11), fromUpdate(0));

        assertThat(outcome.stored()).isTrue();
        assertThat(numberOf(outcome.after())).isEqualTo(11);
        assertThat(read(1)).isNull();
    }

    @Test
    default void aReadMovesTheDeadlineAndAnswersTheCell() {
        storeMortal(1, 10);
        elapse(life() / 2);

        assertThat(numberOf(hive().get(alias(1), fromAccess(life())))).isEqualTo(10);
        elapse(life() / 2);
        assertThat(read(1)).isEqualTo(10);
        elapse(life() / 2);
        assertThat(read(1)).isNull();
    }

    @Test
    default void aReadMayEndACellAtOnceAndStillAnswersIt() {
        store(1, 10);

        assertThat(numberOf(hive().get(alias(1), fromAccess(0)))).isEqualTo(10);
        assertThat(read(1)).isNull();
    }

    @Test
    default void aReadOfManyMovesTheDeadlines() {
        storeMortal(1, 10);
        storeMortal(2, 20);
        storeMortal(3, 30);
        hive().getAll(List.of(alias(1), alias(2)), fromAccess(3 * life()));
        elapse(life());

        assertThat(read(1)).isEqualTo(10);
        assertThat(read(2)).isEqualTo(20);
        assertThat(read(3)).isNull();
    }

    @Test
    default void aTouchMovesTheDeadlineAndNotTheContent() {
        storeMortal(1, 10);
        Row touch = Row.of(Verb.KEEP, Verb.TOUCH);

        assertThat(hive().transition(alias(1), touch, null, null, fromAccess(3 * life()))
                        .changed())
                .isFalse();
        elapse(life());
        assertThat(read(1)).isEqualTo(10);
        elapse(2 * life());
        assertThat(read(1)).isNull();
    }

    @Test
    default void keepDoesNotMoveTheDeadline() {
        storeMortal(1, 10);
        hive().transition(alias(1), Row.KEEP, null, null, new Lifetime.Fixed(5 * life(), 5 * life(), 5 * life()));
        elapse(life());

        assertThat(read(1)).isNull();
    }

    @Test
    default void anExpiredCellIsAbsentToPut() {
        storeMortal(1, 10);
        elapse(life());

        assertThat(hive().put(alias(1), content(11), fromCreation())).isTrue();
        assertThat(read(1)).isEqualTo(11);
        elapse(life());
        assertThat(read(1)).as("it got the life of a new cell").isNull();
    }

    @Test
    default void anExpiredCellIsAbsentToUpdate() {
        storeMortal(1, 10);
        elapse(life());
        hive().update(alias(1), content(11), new Lifetime.Fixed(life(), Lifetime.NEVER, Lifetime.SAME));

        assertThat(read(1)).isEqualTo(11);
        elapse(life());
        assertThat(read(1)).as("it got the life of a new cell").isNull();
    }

    @Test
    default void anExpiredCellIsAbsentToDelete() {
        storeMortal(1, 10);
        elapse(life());

        assertThat(hive().delete(alias(1))).isFalse();
    }

    @Test
    default void anExpiredCellIsAbsentToAComparison() {
        storeMortal(1, 10);
        elapse(life());
        Row replace = new Row(Verb.KEEP, Verb.WRITE, Verb.WRITE, true);
        Outcome<C> outcome = hive().transition(alias(1), replace, content(10), content(11), Lifetime.ETERNAL);

        assertThat(outcome.verb()).isEqualTo(Verb.KEEP);
        assertThat(outcome.before()).isNull();
        assertThat(read(1)).isNull();
    }

    @Test
    default void anExpiredCellIsAbsentToReadersOfMany() {
        storeMortal(1, 10);
        store(2, 20);
        elapse(life());

        assertThat(hive().getAll(List.of(alias(1), alias(2)), Lifetime.ETERNAL))
                .map(this::numberOf)
                .containsExactly(null, 20);
        assertThat(scanned(hive())).isEqualTo(Map.of(alias(2), 20));
    }
}
