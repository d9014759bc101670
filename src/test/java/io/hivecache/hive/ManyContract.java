package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.testing.Worker;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract's chapter on many cells: batches, scans, {@code clear}, and hives side by side. */
interface ManyContract<A, C> extends HiveFixture<A, C> {
    private Map<A, C> contents(int from, int to) {
        Map<A, C> contents = new HashMap<>();
        IntStream.range(from, to).forEach(i -> contents.put(alias(i), content(10 * i)));
        return contents;
    }

    private Map<A, Integer> numbers(int from, int to) {
        Map<A, Integer> numbers = new HashMap<>();
        IntStream.range(from, to).forEach(i -> numbers.put(alias(i), 10 * i));
        return numbers;
    }

    @Test
    default void getAllAnswersWhatIsThere() {
        hive().updateAll(contents(1, 3), Lifetime.ETERNAL);
        List<C> found = hive().getAll(List.of(alias(2), alias(3), alias(1)), Lifetime.ETERNAL);

        assertThat(found).map(this::numberOf).containsExactly(20, null, 10);
    }

    @Test
    default void updateAllCountsWhatWasStored() {
        store(1, 99);

        assertThat(hive().updateAll(contents(1, 5), Lifetime.ETERNAL)).isEqualTo(4);
        assertThat(hive().updateAll(contents(5, 8), new Lifetime.Fixed(0, 0, 0)))
                .isZero();
        assertThat(scanned(hive())).isEqualTo(numbers(1, 5));
    }

    @Test
    default void deleteAllCountsWhatWasThere() {
        hive().updateAll(contents(1, 5), Lifetime.ETERNAL);

        assertThat(hive().deleteAll(List.of(alias(1), alias(4), alias(7)))).isEqualTo(2);
        assertThat(scanned(hive())).isEqualTo(numbers(2, 4));
    }

    @Test
    default void nothingIsDoneForNone() {
        assertThat(hive().getAll(List.of(), Lifetime.ETERNAL)).isEmpty();
        assertThat(hive().updateAll(Map.of(), Lifetime.ETERNAL)).isZero();
        assertThat(hive().deleteAll(List.of())).isZero();
    }

    @Test
    default void aScanMeetsEveryCellOnce() {
        hive().updateAll(contents(1, 1_000), Lifetime.ETERNAL);

        assertThat(scanned(hive())).isEqualTo(numbers(1, 1_000));
    }

    @Test
    default void aScanEnds() {
        store(1, 10);
        Iterator<Hive.Entry<A, C>> entries = hive().scan();
        entries.next();

        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    default void aScanDoesNotRemove() {
        store(1, 10);
        Iterator<Hive.Entry<A, C>> entries = hive().scan();
        entries.next();

        assertThatThrownBy(entries::remove).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    default void aScanMeetsWhatStaysThoughOthersComeAndGo() throws Exception {
        hive().updateAll(contents(1, 500), Lifetime.ETERNAL);
        List<Map<A, Integer>> met = Worker.together(3, thread -> {
            if (thread == 0) {
                return scanned(hive());
            }
            for (int i = 1_000 * thread; i < 1_000 * thread + 900; i++) {
                store(i, 10 * i);
                hive().delete(alias(i));
            }
            return Map.of();
        });

        assertThat(met.get(0)).containsAllEntriesOf(numbers(1, 500));
        assertThat(scanned(hive())).isEqualTo(numbers(1, 500));
    }

    @Test
    default void clearRemovesEverything() {
        hive().updateAll(contents(1, 50), Lifetime.ETERNAL);
        storeMortal(50, 500);
        hive().clear();

        assertThat(scanned(hive())).isEmpty();
        assertThat(read(1)).isNull();
        store(1, 10);
        assertThat(read(1)).isEqualTo(10);
    }

    @Test
    default void hivesOfOneEngineAreSeparate() {
        Hive<A, C> other = open("other", new Limit.None<>(), HiveObserver.none());
        store(1, 10);
        other.update(alias(1), content(20), Lifetime.ETERNAL);
        hive().clear();

        assertThat(read(1)).isNull();
        assertThat(numberOf(other.get(alias(1), Lifetime.ETERNAL))).isEqualTo(20);
        other.close();
        store(2, 20);
        assertThat(read(2)).as("closing one leaves the other open").isEqualTo(20);
    }
}
