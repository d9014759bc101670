package io.hivecache.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A check that cannot fail is none. */
class HistoryTest {
    private final History<Integer> history = new History<>();

    private void write(long began, long ended, int value) {
        history.add(new History.Operation<>(began, ended, state -> History.Next.to(value), "write " + value));
    }

    private void read(long began, long ended, Integer result) {
        history.add(
                new History.Operation<>(began, ended, state -> History.expect(state, result, state), "read " + result));
    }

    @Test
    void nothingIsLinearizable() {
        assertThat(history.isLinearizable(0)).isTrue();
    }

    @Test
    void oneAfterTheOtherIsLinearizable() {
        read(1, 2, 0);
        write(3, 4, 1);
        read(5, 6, 1);

        assertThat(history.isLinearizable(0)).isTrue();
    }

    @Test
    void whatOverlapsMayHappenInEitherOrder() {
        write(1, 10, 1);
        write(2, 9, 2);
        read(11, 12, 1);

        assertThat(history.isLinearizable(0)).isTrue();
    }

    @Test
    void aStaleReadIsNot() {
        write(1, 2, 1);
        read(3, 4, 0);

        assertThat(history.isLinearizable(0)).isFalse();
    }

    @Test
    void twoReadersMustAgreeOnTheOrder() {
        write(1, 10, 1);
        write(1, 10, 2);
        read(11, 12, 1);
        read(13, 14, 2);

        assertThat(history.isLinearizable(0)).isFalse();
    }

    @Test
    void aLostIncrementIsNot() {
        for (int i = 0; i < 2; i++) {
            history.add(new History.Operation<>(1, 5, state -> History.expect(state, 0, state + 1), "increment of 0"));
        }

        assertThat(history.isLinearizable(0)).isFalse();
    }
}
