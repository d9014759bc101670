package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.Worker;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract's chapter on holds: who waits for them, and who does not. */
interface HoldContract<A, C> extends HiveFixture<A, C> {
    @ParameterizedTest
    @EnumSource
    default void aChangeWaitsWhileAnotherThreadHoldsTheAlias(HeldChange change) throws Exception {
        change.prepare(this, 1);
        Worker<Void> other;
        try (Hold hold = hive().hold(alias(1))) {
            other = Worker.run(() -> change.apply(this, alias(1))).awaitRest();

            assertThat(other.isDone()).isFalse();
            if (change != HeldChange.CLEAR) {
                assertThat(read(1)).isEqualTo(change.found());
            }
        }
        other.result();
        assertThat(read(1)).isEqualTo(change.left());
    }

    @ParameterizedTest
    @EnumSource
    default void aChangeWaitsForAHoldOfMany(HeldChange change) throws Exception {
        change.prepare(this, 1);
        Worker<Void> other;
        try (Hold hold = hive().holdAll(List.of(alias(1), alias(2)))) {
            other = Worker.run(() -> change.apply(this, alias(1))).awaitRest();

            assertThat(other.isDone()).isFalse();
        }
        other.result();
        assertThat(read(1)).isEqualTo(change.left());
    }

    @ParameterizedTest
    @EnumSource
    default void theHolderDoesNotWait(HeldChange change) {
        change.prepare(this, 1);
        try (Hold hold = hive().hold(alias(1))) {
            change.apply(this, alias(1));

            assertThat(read(1)).isEqualTo(change.left());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLEAR")
    default void otherAliasesAreFree(HeldChange change) throws Exception {
        change.prepare(this, 2);
        try (Hold hold = hive().hold(alias(1))) {
            Worker.run(() -> change.apply(this, alias(2))).result();

            assertThat(read(2)).isEqualTo(change.left());
        }
    }

    @Test
    default void readersDoNotWait() throws Exception {
        store(1, 10);
        try (Hold hold = hive().hold(alias(1))) {
            Lifetime touching = new Lifetime.Fixed(0, 0, 5 * life());

            assertThat(Worker.start(() -> read(1)).result()).isEqualTo(10);
            assertThat(Worker.start(() -> hive().get(alias(1), touching)).result())
                    .isNotNull();
            assertThat(Worker.start(() -> hive().getAll(List.of(alias(1)), touching))
                            .result())
                    .doesNotContainNull();
            assertThat(Worker.start(() -> scanned(hive())).result()).hasSize(1);
        }
    }

    @Test
    default void readersSeeWhatTheHolderChangesAtOnce() throws Exception {
        store(1, 10);
        try (Hold hold = hive().hold(alias(1))) {
            store(1, 11);

            assertThat(Worker.start(() -> read(1)).result()).isEqualTo(11);
        }
    }

    @Test
    default void aHoldMayBeTakenAgainByItsOwner() throws Exception {
        store(1, 10);
        Worker<Void> other;
        try (Hold outer = hive().hold(alias(1))) {
            hive().hold(alias(1)).close();
            hive().holdAll(List.of(alias(1), alias(2))).close();
            other = Worker.run(() -> store(1, 11)).awaitRest();

            assertThat(other.isDone()).as("the outer hold is still there").isFalse();
        }
        other.result();
    }

    @Test
    default void aHoldOfManyReleasesAll() throws Exception {
        hive().holdAll(List.of(alias(1), alias(2), alias(1))).close();

        Worker.run(() -> store(1, 10)).result();
        Worker.run(() -> store(2, 20)).result();
    }

    @Test
    default void aHoldOfNothingIsTakenAtOnce() {
        hive().holdAll(List.of()).close();
    }

    @Test
    default void aHoldWaitsForAChangeThatBeganBefore() throws Exception {
        assertWaitsForAChange(() -> hive().hold(alias(1)));
    }

    @Test
    default void aHoldOfManyWaitsForAChangeThatBeganBefore() throws Exception {
        assertWaitsForAChange(() -> hive().holdAll(List.of(alias(1), alias(2))));
    }

    /** A lifetime is asked in the middle of a change, so the change has begun and not ended. */
    private void assertWaitsForAChange(Supplier<Hold> holding) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Lifetime slow = new SlowLifetime(begun, goOn);
        Worker<Boolean> change = Worker.start(() -> hive().update(alias(1), content(10), slow));
        Worker.await(begun);
        Worker<Integer> holder = Worker.start(() -> {
            try (Hold hold = holding.get()) {
                return read(1);
            }
        });

        holder.awaitRest();
        assertThat(holder.isDone()).isFalse();
        goOn.countDown();
        assertThat(change.result()).isTrue();
        assertThat(holder.result()).as("the holder sees the change").isEqualTo(10);
    }

    /** Eternal, but only after a while. */
    record SlowLifetime(CountDownLatch asked, CountDownLatch goOn) implements Lifetime {
        @Override
        public long creation() {
            asked.countDown();
            Worker.await(goOn);
            return NEVER;
        }

        @Override
        public long update() {
            return SAME;
        }

        @Override
        public long access() {
            return SAME;
        }

        @Override
        public boolean reactsToAccess() {
            return false;
        }

        @Override
        public boolean outlastsUpdates() {
            return true;
        }
    }

    /** The clear comes first or last; what was there when it began does not survive in what the holder makes of it. */
    @Test
    default void clearIsNotUndoneByAHolder() throws Exception {
        store(1, 10);
        Worker<Void> clear;
        try (Hold hold = hive().hold(alias(1))) {
            C seen = hive().get(alias(1), Lifetime.ETERNAL);
            clear = Worker.run(hive()::clear).awaitRest();
            hive().swap(alias(1), seen, Verb.WRITE, content(11), Lifetime.ETERNAL);
        }
        clear.result();

        assertThat(read(1)).isNull();
    }
}
