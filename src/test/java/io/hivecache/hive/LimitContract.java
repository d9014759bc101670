package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The chapter on limits: what a bounded hive gives up, and who hears of it. */
public interface LimitContract<A, C> extends HiveFixture<A, C> {
    private Hive<A, C> fill(Limit<A, C> limit, int cells, HiveObserver<A> observer) {
        Hive<A, C> hive = open("bounded", limit, observer);
        for (int i = 0; i < cells; i++) {
            hive.update(alias(i), content(i), Lifetime.ETERNAL);
        }
        return hive;
    }

    @Test
    default void whatIsWithinTheLimitStays() {
        RecordingObserver<A> told = new RecordingObserver<>();

        assertThat(scanned(fill(new Limit.Entries<>(20), 20, told))).hasSize(20);
        assertThat(scanned(fill(new Limit.Weight<>(100, (alias, content) -> 5), 20, told)))
                .hasSize(20);
        assertThat(told.evictions()).isZero();
    }

    @Test
    default void entriesBeyondTheLimitAreEvictedAndTold() {
        RecordingObserver<A> told = new RecordingObserver<>();
        Map<A, Integer> left = scanned(fill(new Limit.Entries<>(20), 500, told));

        assertThat(left).hasSizeBetween(1, 20);
        assertThat(told.evictions()).isEqualTo(500 - left.size());
        assertThat(told.nextLapsed()).isNull();
    }

    @Test
    default void weightBeyondTheLimitIsEvictedAndTold() {
        RecordingObserver<A> told = new RecordingObserver<>();
        Limit<A, C> limit = new Limit.Weight<>(1_000, (alias, content) -> number(content));
        Map<A, Integer> left = scanned(fill(limit, 500, told));

        assertThat(left.values().stream().mapToInt(weight -> weight).sum()).isBetween(1, 1_000);
        assertThat(told.evictions()).isEqualTo(500 - left.size());
    }

    @Test
    default void whatIsHeavierThanTheLimitIsNotKeptAndDisplacesNothing() {
        RecordingObserver<A> told = new RecordingObserver<>();
        Limit<A, C> limit = new Limit.Weight<>(100, (alias, content) -> number(content));
        Hive<A, C> hive = fill(limit, 10, told);
        hive.update(alias(50), content(101), Lifetime.ETERNAL);

        assertThat(scanned(hive)).hasSize(10).doesNotContainKey(alias(50));
        assertThat(told.evictions()).isEqualTo(1);
    }

    @Test
    default void anUpdateWeighsAnew() {
        RecordingObserver<A> told = new RecordingObserver<>();
        Limit<A, C> limit = new Limit.Weight<>(100, (alias, content) -> number(content));
        Hive<A, C> hive = open("bounded", limit, told);
        for (int i = 0; i < 4; i++) {
            hive.update(alias(i), content(20), Lifetime.ETERNAL);
        }
        assertThat(told.evictions()).isZero();
        hive.update(alias(0), content(60), Lifetime.ETERNAL);

        assertThat(told.evictions()).isPositive();
        assertThat(scanned(hive).values().stream().mapToInt(weight -> weight).sum())
                .isLessThanOrEqualTo(100);
    }

    @Test
    default void removedAndExpiredCellsAreNotCountedAsEvicted() {
        RecordingObserver<A> told = new RecordingObserver<>();
        Hive<A, C> hive = fill(new Limit.Entries<>(20), 10, told);
        hive.update(alias(11), content(110), fromCreation());
        hive.delete(alias(1));
        elapse(life());
        assertThat(hive.get(alias(11), Lifetime.ETERNAL)).isNull();
        hive.clear();

        assertThat(told.evictions()).isZero();
    }

    @Test
    default void anEvictedCellIsAbsent() {
        Hive<A, C> hive = fill(new Limit.Entries<>(1), 2, HiveObserver.none());
        int evicted = hive.get(alias(0), Lifetime.ETERNAL) == null ? 0 : 1;

        assertThat(hive.delete(alias(evicted))).isFalse();
        assertThat(hive.delete(alias(1 - evicted))).isTrue();
    }
}
