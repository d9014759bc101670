package io.hivecache.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveContract;
import io.hivecache.hive.HiveObserver;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.Hold;
import io.hivecache.hive.LapseContract;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Limit;
import io.hivecache.hive.LimitContract;
import io.hivecache.hive.Row;
import io.hivecache.hive.TimeSource;
import io.hivecache.hive.Verb;
import io.hivecache.testing.ManualClock;
import io.hivecache.testing.Worker;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The embedded engine keeps the contract, without limits and with each kind of limit. */
class EmbeddedHiveTest {
    private static final URI ADDRESS = URI.create("hive:embedded");

    /** Aliases and content are live objects, never the same one twice. */
    private abstract static class EmbeddedContract extends HiveContract<String, StringBuilder>
            implements LapseContract<String, StringBuilder>, LimitContract<String, StringBuilder> {
        private final ManualClock clock = new ManualClock();

        @Override
        protected Engine openEngine() {
            return new EmbeddedEngineFactory().open(ADDRESS, clock);
        }

        @Override
        public String alias(int number) {
            return "alias " + number;
        }

        @Override
        public StringBuilder content(int number) {
            return new StringBuilder().append(number);
        }

        @Override
        public int number(StringBuilder content) {
            return Integer.parseInt(content.toString());
        }

        @Override
        public void elapse(long millis) {
            clock.advance(millis);
        }
    }

    @Nested
    class Unbounded extends EmbeddedContract {}

    @Nested
    class BoundedByEntries extends EmbeddedContract {
        @Override
        protected Limit<String, StringBuilder> limit() {
            return new Limit.Entries<>(100_000);
        }
    }

    @Nested
    class BoundedByWeight extends EmbeddedContract {
        @Override
        protected Limit<String, StringBuilder> limit() {
            return new Limit.Weight<>(1_000_000, (alias, content) -> content.length());
        }
    }

    /** The comparison has answered, and what it answered about may be gone before the change can act on it. */
    @Test
    void aComparisonThatBeganBeforeAHoldDoesNotActUnderIt() throws Exception {
        CountDownLatch comparing = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch readAgain = new CountDownLatch(1);
        Engine engine = new EmbeddedEngineFactory().open(ADDRESS, TimeSource.system());
        Hive<Integer, String> hive = engine.open(new HiveSettings<>(
                "test",
                new Limit.None<>(),
                (stored, expected) -> {
                    comparing.countDown();
                    Worker.await(answer);
                    return stored.equals(expected);
                },
                HiveObserver.none()));
        hive.update(1, "one", Lifetime.ETERNAL);
        Row replace = new Row(Verb.KEEP, Verb.WRITE, Verb.KEEP, true);
        Worker<Boolean> replacing = Worker.start(() ->
                hive.transition(1, replace, "one", "uno", Lifetime.ETERNAL).stored());
        Worker.await(comparing);
        Worker<Boolean> holding = Worker.start(() -> {
            try (Hold hold = hive.hold(1)) {
                String seen = hive.get(1, Lifetime.ETERNAL);
                Worker.await(readAgain);
                return seen.equals(hive.get(1, Lifetime.ETERNAL));
            }
        });
        holding.awaitRest();
        answer.countDown();
        replacing.awaitRest();
        readAgain.countDown();

        assertThat(holding.result()).as("nothing changes under a hold").isTrue();
        assertThat(replacing.result()).isTrue();
        assertThat(hive.get(1, Lifetime.ETERNAL)).isEqualTo("uno");
    }

    /** The only writer finds what it stored last, though another thread takes and gives back holds all the time. */
    @Test
    void whatIsStoredInTheMomentOfAHoldIsNotLost() throws Exception {
        Hive<Integer, String> hive = open(new Limit.None<>(), TimeSource.system());
        hive.update(1, "0", Lifetime.ETERNAL);
        AtomicBoolean done = new AtomicBoolean();
        Worker<Void> holding = Worker.run(() -> {
            while (!done.get()) {
                hive.hold(1).close();
            }
        });
        try {
            String last = "0";
            for (int i = 1; i < 200_000; i++) {
                String next = Integer.toString(i);
                Row update = Row.UPDATE.withBefore();
                assertThat(hive.transition(1, update, null, next, Lifetime.ETERNAL)
                                .before())
                        .isEqualTo(last);
                last = next;
            }
        } finally {
            done.set(true);
        }
        holding.result();
    }

    /** Each of two threads finds what the other or itself stored last; one writes within the cell, one through the map. */
    @Test
    void changesWithinTheCellAndThroughTheMapAreOneAfterTheOther() throws Exception {
        int rounds = 200_000;
        Hive<Integer, String> hive = open(new Limit.None<>(), TimeSource.system());
        hive.update(1, "first", Lifetime.ETERNAL);
        Lifetime throughTheMap = new Lifetime.Fixed(Lifetime.NEVER, Lifetime.NEVER, Lifetime.SAME);
        Set<String> unseen = ConcurrentHashMap.newKeySet();
        unseen.add("first");
        Worker.together(2, thread -> {
            for (int i = 0; i < rounds; i++) {
                String next = thread + "/" + i;
                unseen.add(next);
                Lifetime lifetime = thread == 0 ? Lifetime.ETERNAL : throughTheMap;
                String before = hive.transition(1, Row.UPDATE.withBefore(), null, next, lifetime)
                        .before();
                assertThat(unseen.remove(before)).as(before).isTrue();
            }
            return null;
        });

        assertThat(unseen).containsExactly(hive.get(1, Lifetime.ETERNAL));
    }

    /** Read again and again within its life from the last read, a cell stays, though another thread holds and lets go. */
    @Test
    void aReadInTheMomentOfAHoldMovesTheDeadline() throws Exception {
        ManualClock clock = new ManualClock();
        Hive<Integer, String> hive = open(new Limit.None<>(), clock);
        Lifetime fromRead = new Lifetime.Fixed(10, Lifetime.SAME, 10);
        hive.update(1, "one", fromRead);
        AtomicBoolean done = new AtomicBoolean();
        Worker<Void> holding = Worker.run(() -> {
            while (!done.get()) {
                hive.hold(1).close();
            }
        });
        try {
            for (int i = 0; i < 200_000; i++) {
                clock.advance(6);
                assertThat(hive.get(1, fromRead)).as("read %s", i).isEqualTo("one");
            }
        } finally {
            done.set(true);
        }
        holding.result();
    }

    private static Hive<Integer, String> open(Limit<Integer, String> limit, TimeSource time) {
        Engine engine = new EmbeddedEngineFactory().open(ADDRESS, time);
        return engine.open(new HiveSettings<>("test", limit, String::equals, HiveObserver.none()));
    }

    @Test
    void servesItsAddressOnly() {
        EmbeddedEngineFactory factory = new EmbeddedEngineFactory();

        assertThat(factory.serves(ADDRESS)).isTrue();
        assertThat(factory.serves(URI.create("hive:other"))).isFalse();
        assertThat(factory.serves(URI.create("redis://localhost"))).isFalse();
        assertThat(factory.addresses()).isEqualTo("hive:embedded");
    }

    @Test
    void keepsObjectsAsTheyAre() {
        Engine engine = new EmbeddedEngineFactory().open(ADDRESS, TimeSource.system());
        Hive<String, Object> hive =
                engine.open(new HiveSettings<>("test", new Limit.None<>(), Object::equals, HiveObserver.none()));
        Object content = new Object();
        hive.update("alias", content, Lifetime.ETERNAL);

        assertThat(engine.keepsObjects()).isTrue();
        assertThat(hive.get("alias", Lifetime.ETERNAL)).isSameAs(content);
    }

    @Test
    void aCellExpiresToTheMillisecond() {
        ManualClock clock = new ManualClock();
        Hive<Integer, String> hive = open(new Limit.None<>(), clock);
        hive.update(1, "one", new Lifetime.Fixed(100, Lifetime.SAME, Lifetime.SAME));

        clock.advance(99);
        assertThat(hive.get(1, Lifetime.ETERNAL)).isNotNull();
        clock.advance(1);
        assertThat(hive.get(1, Lifetime.ETERNAL)).isNull();
    }

    @Test
    void aHitOnAnEternalCellReadsNoClock() {
        Hive<Integer, String> hive = open(new Limit.None<>(), () -> {
            throw new AssertionError("the clock was read");
        });
        hive.update(1, "one", Lifetime.ETERNAL);

        assertThat(hive.get(1, Lifetime.ETERNAL)).isEqualTo("one");
    }

    @Test
    void closeDropsTheContent() {
        Hive<Integer, String> hive = open(new Limit.None<>(), TimeSource.system());
        hive.update(1, "one", Lifetime.ETERNAL);
        hive.close();

        assertThat(hive.scan().hasNext()).isFalse();
    }

    @Test
    void whatIsHeldIsNotEvicted() {
        Hive<Integer, String> hive = open(new Limit.Entries<>(1), TimeSource.system());
        hive.update(1, "one", Lifetime.ETERNAL);
        try (Hold hold = hive.hold(1)) {
            String seen = hive.get(1, Lifetime.ETERNAL);
            for (int other = 2; other < 1_000; other++) {
                hive.update(other, "other", Lifetime.ETERNAL);
                assertThat(hive.get(1, Lifetime.ETERNAL)).isSameAs(seen);
            }
        }
        evict(hive, 1);
    }

    /** Stores and reads others until the limiter gives up the alias for them. */
    private static void evict(Hive<Integer, String> hive, int alias) {
        for (int other = 1_000; hive.get(alias, Lifetime.ETERNAL) != null; other++) {
            assertThat(other).as("it is never evicted").isLessThan(20_000);
            hive.update(other, "other", Lifetime.ETERNAL);
            hive.get(other, Lifetime.ETERNAL);
        }
    }
}
