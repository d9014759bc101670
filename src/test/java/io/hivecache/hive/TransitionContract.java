package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract's chapter on {@link Hive#transition}: every verb in every state. */
interface TransitionContract<A, C> extends HiveFixture<A, C> {
    /** A verb for the states that are not under test, which would show. */
    private static Verb unlike(Verb verb) {
        return verb == Verb.WRITE ? Verb.KEEP : Verb.WRITE;
    }

    private Outcome<C> transition(Row row, Integer expected) {
        C compared = expected == null ? null : content(expected);
        return hive().transition(alias(1), row, compared, content(99), Lifetime.ETERNAL);
    }

    @ParameterizedTest
    @EnumSource
    default void absent(Verb verb) {
        Verb other = unlike(verb);
        Outcome<C> outcome = transition(new Row(verb, other, other, true), null);

        assertThat(outcome.verb()).isEqualTo(verb);
        assertThat(outcome.before()).isNull();
        assertThat(outcome.lapsed()).isNull();
        assertThat(outcome.wasPresent()).isFalse();
        assertThat(outcome.stored()).isEqualTo(verb.stores());
        assertThat(outcome.deleted()).isFalse();
        assertThat(read(1)).isEqualTo(verb.stores() ? 99 : null);
    }

    @ParameterizedTest
    @EnumSource
    default void present(Verb verb) {
        store(1, 10);
        Verb other = unlike(verb);

        assertEffectOnPresent(verb, transition(new Row(other, verb, other, true), null));
    }

    @ParameterizedTest
    @EnumSource
    default void presentAndAsExpected(Verb verb) {
        store(1, 10);
        Verb other = unlike(verb);

        assertEffectOnPresent(verb, transition(new Row(other, verb, other, true), 10));
    }

    @ParameterizedTest
    @EnumSource
    default void presentButNotAsExpected(Verb verb) {
        store(1, 10);
        Verb other = unlike(verb);

        assertEffectOnPresent(verb, transition(new Row(other, other, verb, true), 11));
    }

    private void assertEffectOnPresent(Verb verb, Outcome<C> outcome) {
        Integer left = verb == Verb.DELETE ? null : verb.stores() ? 99 : 10;
        assertThat(outcome.verb()).isEqualTo(verb);
        assertThat(outcome.wasPresent()).isTrue();
        assertThat(numberOf(outcome.before())).isEqualTo(10);
        assertThat(numberOf(outcome.after())).isEqualTo(left);
        assertThat(outcome.lapsed()).isNull();
        assertThat(outcome.stored()).isEqualTo(verb.stores());
        assertThat(outcome.deleted()).isEqualTo(verb == Verb.DELETE);
        assertThat(read(1)).isEqualTo(left);
    }

    @Test
    default void expectedContentDoesNotMatterWhereNothingIs() {
        assertThat(transition(new Row(Verb.KEEP, Verb.WRITE, Verb.WRITE, false), 10)
                        .changed())
                .isFalse();
        assertThat(read(1)).isNull();
    }

    @Test
    default void presenceIsToldEvenIfTheContentThatWasThereIsNotWanted() {
        store(1, 10);

        assertThat(transition(Row.PUT, null).wasPresent()).isTrue();
        assertThat(transition(Row.of(Verb.KEEP, Verb.WRITE), null).wasPresent()).isTrue();
        assertThat(transition(Row.KEEP, null).wasPresent()).isTrue();
        assertThat(transition(Row.DELETE, null).wasPresent()).isTrue();
        assertThat(transition(Row.DELETE, null).wasPresent()).isFalse();
    }

    @Test
    default void aRowThatStoresNothingNeedsNoContent() {
        store(1, 10);

        assertThat(hive().transition(alias(1), Row.DELETE, null, null, Lifetime.ETERNAL)
                        .deleted())
                .isTrue();
    }

    @Test
    default void aRowThatStoresRefusesToStoreNothing() {
        assertThatThrownBy(() -> hive().transition(alias(1), Row.UPDATE, null, null, Lifetime.ETERNAL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(read(1)).isNull();
    }
}
