package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract's chapter on reading with a look ahead to the end. */
interface AheadContract<A, C> extends HiveFixture<A, C> {
    /** The aliases that are told to end within a time, having checked what is answered. */
    private List<A> ending(int alias, long millis, Integer expected) {
        List<A> ending = new ArrayList<>();
        C found = hive().getAhead(alias(alias), millis, ending::add);
        assertThat(numberOf(found)).isEqualTo(expected);
        return ending;
    }

    @Test
    default void whatHasLongToLiveIsAnsweredWithoutAWord() {
        storeMortal(1, 10);

        assertThat(ending(1, life() / 4, 10)).isEmpty();
    }

    @Test
    default void whatEndsSoonIsAnsweredAndTold() {
        storeMortal(1, 10);
        elapse(life() / 2);

        assertThat(ending(1, life() * 3 / 4, 10)).containsExactly(alias(1));
        assertThat(ending(1, life() / 4, 10)).isEmpty();
    }

    @Test
    default void whatIsEternalAbsentOrExpiredIsNotTold() {
        store(1, 10);
        storeMortal(2, 20);
        elapse(life());

        assertThat(ending(1, Long.MAX_VALUE / 8, 10)).isEmpty();
        assertThat(ending(2, life(), null)).isEmpty();
        assertThat(ending(3, life(), null)).isEmpty();
    }
}
