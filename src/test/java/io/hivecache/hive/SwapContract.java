package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract's chapter on {@link Hive#swap}: what a holder makes of the cell that it saw. */
interface SwapContract<A, C> extends HiveFixture<A, C> {
    private Outcome<C> swap(Verb verb, Lifetime lifetime) {
        try (Hold hold = hive().hold(alias(1))) {
            C seen = hive().get(alias(1), Lifetime.ETERNAL);
            return hive().swap(alias(1), seen, verb, verb.stores() ? content(99) : null, lifetime);
        }
    }

    @ParameterizedTest
    @EnumSource
    default void swapsNothing(Verb verb) {
        Outcome<C> outcome = swap(verb, Lifetime.ETERNAL);

        assertThat(outcome.verb()).isEqualTo(verb);
        assertThat(outcome.wasPresent()).isFalse();
        assertThat(outcome.stored()).isEqualTo(verb.stores());
        assertThat(outcome.deleted()).isFalse();
        assertThat(read(1)).isEqualTo(verb.stores() ? 99 : null);
    }

    @ParameterizedTest
    @EnumSource
    default void swapsWhatWasSeen(Verb verb) {
        store(1, 10);
        Integer left = verb == Verb.DELETE ? null : verb.stores() ? 99 : 10;

        Outcome<C> outcome = swap(verb, Lifetime.ETERNAL);

        assertThat(outcome.verb()).isEqualTo(verb);
        assertThat(numberOf(outcome.before())).isEqualTo(10);
        assertThat(numberOf(outcome.after())).isEqualTo(left);
        assertThat(outcome.stored()).isEqualTo(verb.stores());
        assertThat(outcome.deleted()).isEqualTo(verb == Verb.DELETE);
        assertThat(read(1)).isEqualTo(left);
    }

    @Test
    default void swapMovesTheDeadlineAsAnUpdateDoes() {
        storeMortal(1, 10);
        swap(Verb.WRITE, new Lifetime.Fixed(Lifetime.NEVER, 3 * life(), Lifetime.SAME));

        elapse(2 * life());
        assertThat(read(1)).isEqualTo(99);
        elapse(life());
        assertThat(read(1)).isNull();
    }

    @Test
    default void swapMovesTheDeadlineAsAnAccessDoes() {
        storeMortal(1, 10);
        swap(Verb.TOUCH, new Lifetime.Fixed(Lifetime.NEVER, Lifetime.SAME, 3 * life()));

        elapse(2 * life());
        assertThat(read(1)).isEqualTo(10);
        elapse(life());
        assertThat(read(1)).isNull();
    }

    @Test
    default void swapOfNothingGivesTheLifeOfANewCell() {
        assertThat(swap(Verb.WRITE, fromCreation()).stored()).isTrue();
        elapse(life());
        assertThat(read(1)).isNull();
    }

    @Test
    default void swapDoesNotStoreWhatHasNoLife() {
        assertThat(swap(Verb.WRITE, new Lifetime.Fixed(0, 0, 0)).stored()).isFalse();
        assertThat(read(1)).isNull();
    }

    @Test
    default void swapTakesATouchSinceForNoChange() {
        storeMortal(1, 10);
        try (Hold hold = hive().hold(alias(1))) {
            C seen = hive().get(alias(1), Lifetime.ETERNAL);
            hive().get(alias(1), new Lifetime.Fixed(0, 0, 5 * life()));

            assertThat(hive().swap(alias(1), seen, Verb.WRITE, content(99), Lifetime.ETERNAL))
                    .isNotNull();
        }
        elapse(4 * life());
        assertThat(read(1)).as("the touch counts").isEqualTo(99);
    }
}
