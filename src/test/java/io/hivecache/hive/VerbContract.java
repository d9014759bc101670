package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The contract's chapter on the four verbs: {@code get}, {@code put}, {@code update} and {@code delete}. */
interface VerbContract<A, C> extends HiveFixture<A, C> {
    @Test
    default void nothingIsThereAtFirst() {
        assertThat(hive().get(alias(1), Lifetime.ETERNAL)).isNull();
    }

    @Test
    default void putStoresOnlyIfAbsent() {
        assertThat(hive().put(alias(1), content(10), Lifetime.ETERNAL)).isTrue();
        assertThat(hive().put(alias(1), content(11), Lifetime.ETERNAL)).isFalse();

        assertThat(read(1)).isEqualTo(10);
    }

    @Test
    default void updateCreatesAndOverwrites() {
        assertThat(hive().update(alias(1), content(10), Lifetime.ETERNAL)).isTrue();
        assertThat(read(1)).isEqualTo(10);
        assertThat(hive().update(alias(1), content(11), Lifetime.ETERNAL)).isTrue();
        assertThat(read(1)).isEqualTo(11);
    }

    @Test
    default void updateWithTheSameContentIsAnUpdate() {
        store(1, 10);

        assertThat(hive().update(alias(1), content(10), Lifetime.ETERNAL)).isTrue();
        assertThat(read(1)).isEqualTo(10);
    }

    @Test
    default void deleteTellsWhetherAnythingWasThere() {
        store(1, 10);

        assertThat(hive().delete(alias(1))).isTrue();
        assertThat(read(1)).isNull();
        assertThat(hive().delete(alias(1))).isFalse();
    }

    @Test
    default void aliasesAreDistinct() {
        store(1, 10);
        store(2, 20);
        hive().delete(alias(1));

        assertThat(read(1)).isNull();
        assertThat(read(2)).isEqualTo(20);
    }

    @Test
    default void contentThatWasReadDoesNotChangeAnyMore() {
        store(1, 10);
        C read = hive().get(alias(1), Lifetime.ETERNAL);
        store(1, 11);

        assertThat(numberOf(read)).isEqualTo(10);
    }
}
