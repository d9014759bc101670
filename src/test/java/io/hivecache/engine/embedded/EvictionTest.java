package io.hivecache.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveObserver;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.Hold;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Limit;
import io.hivecache.testing.ManualClock;
import io.hivecache.testing.Worker;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvictionTest {
    private static final int KEYS = 10_000;
    private static final int BOUND = 1_000;

    private final Engine engine = new EmbeddedEngineFactory().open(URI.create("hive:embedded"), new ManualClock());

    @AfterEach
    void close() {
        engine.close();
    }

    private Hive<Integer, Integer> open(Limit<Integer, Integer> limit) {
        return engine.open(new HiveSettings<>("test", limit, Integer::equals, HiveObserver.none()));
    }

    private static int size(Hive<Integer, Integer> hive) {
        int size = 0;
        for (Iterator<Hive.Entry<Integer, Integer>> all = hive.scan(); all.hasNext(); all.next()) {
            size++;
        }
        return size;
    }

    /** Reads, and stores what is not there; the share of reads that found something, in percent. */
    private static double hits(Hive<Integer, Integer> hive, IntSupplier keys, int reads) {
        int hits = 0;
        for (int i = 0; i < reads; i++) {
            int key = keys.getAsInt();
            if (hive.get(key, Lifetime.ETERNAL) != null) {
                hits++;
            } else {
                hive.update(key, key, Lifetime.ETERNAL);
            }
        }
        return 100.0 * hits / reads;
    }

    /** Keys by Zipf's law, each seed the same ones. */
    private static IntSupplier zipf(long seed) {
        double[] sums = new double[KEYS];
        double sum = 0;
        for (int i = 0; i < KEYS; i++) {
            sum += 1 / Math.pow(i + 1, 0.99);
            sums[i] = sum;
        }
        double total = sum;
        Random random = new Random(seed);
        return () -> {
            int place = Arrays.binarySearch(sums, random.nextDouble() * total);
            return Math.min(place < 0 ? -place - 1 : place, KEYS - 1);
        };
    }

    /** A tenth of the keys makes 76 of 100 draws, so no algorithm that does not know the future gets beyond that. */
    @Test
    void keepsWhatIsAskedForMost() {
        Hive<Integer, Integer> hive = open(new Limit.Entries<>(BOUND));
        IntSupplier keys = zipf(1);
        hits(hive, keys, 200_000);

        assertThat(hits(hive, keys, 200_000)).isBetween(70.0, 76.0);
        assertThat(size(hive)).isEqualTo(BOUND);
    }

    @Test
    void aScanDoesNotDisplaceWhatIsInUse() {
        Hive<Integer, Integer> hive = open(new Limit.Entries<>(BOUND));
        int inUse = BOUND * 9 / 10;
        for (int round = 0; round < 4; round++) {
            for (int key = 0; key < inUse; key++) {
                hive.update(key, key, Lifetime.ETERNAL);
                hive.get(key, Lifetime.ETERNAL);
                hive.get(key, Lifetime.ETERNAL);
            }
        }
        int[] next = {KEYS};
        hits(hive, () -> next[0]++, 5 * BOUND);

        int left = 0;
        for (int key = 0; key < inUse; key++) {
            left += hive.get(key, Lifetime.ETERNAL) == null ? 0 : 1;
        }
        assertThat(left).isGreaterThan(inUse * 9 / 10);
    }

    @Test
    void whatWasJustStoredStaysUntilTheNextIsStored() {
        Hive<Integer, Integer> hive = open(new Limit.Entries<>(1));
        for (int key = 0; key < 100; key++) {
            hive.update(key, key, Lifetime.ETERNAL);
            assertThat(hive.get(key, Lifetime.ETERNAL)).isEqualTo(key);
            hive.get(key, Lifetime.ETERNAL);
            assertThat(size(hive)).isEqualTo(1);
        }
    }

    @Test
    void isAboveItsLimitOnlyAsLongAsAllIsHeld() {
        Hive<Integer, Integer> hive = open(new Limit.Entries<>(2));
        hive.update(1, 1, Lifetime.ETERNAL);
        hive.update(2, 2, Lifetime.ETERNAL);
        try (Hold hold = hive.holdAll(List.of(1, 2))) {
            hive.update(3, 3, Lifetime.ETERNAL);
            assertThat(size(hive)).isEqualTo(3);
        }
        assertThat(size(hive)).isEqualTo(2);
    }

    @Test
    void weighsWhatReplacesOther() {
        Hive<Integer, Integer> hive = open(new Limit.Weight<>(100, (alias, content) -> content));
        for (int weight : new int[] {10, 90, 30, 100, 1}) {
            hive.update(1, weight, Lifetime.ETERNAL);
            assertThat(hive.get(1, Lifetime.ETERNAL)).isEqualTo(weight);
        }
        hive.update(2, 99, Lifetime.ETERNAL);
        assertThat(size(hive)).isEqualTo(2);
        hive.update(1, 101, Lifetime.ETERNAL);
        assertThat(hive.get(1, Lifetime.ETERNAL)).as("heavier than all may be").isNull();
        assertThat(hive.get(2, Lifetime.ETERNAL)).isEqualTo(99);
    }

    /** Entries that leave by themselves leave no trace in the count, however threads come in between. */
    @Test
    void countsNothingTwiceAndForgetsNothing() throws Exception {
        Hive<Integer, Integer> hive = open(new Limit.Entries<>(50));
        Worker.together(4, thread -> {
            Random random = new Random(thread);
            for (int i = 0; i < 30_000; i++) {
                int key = random.nextInt(100);
                switch (random.nextInt(6)) {
                    case 0 -> hive.delete(key);
                    case 1 -> hive.get(key, Lifetime.ETERNAL);
                    case 2 -> hive.hold(key).close();
                    case 3 -> hive.update(key, key, new Lifetime.Fixed(Lifetime.NEVER, Lifetime.NEVER, -1));
                    default -> hive.update(key, key, Lifetime.ETERNAL);
                }
                if (i % 5_000 == 0) {
                    hive.clear();
                }
            }
            return null;
        });
        hive.clear();
        List<Integer> left = new ArrayList<>();
        for (int key = 1_000; key < 1_050; key++) {
            hive.update(key, key, Lifetime.ETERNAL);
        }
        hive.scan().forEachRemaining(entry -> left.add(entry.alias()));

        assertThat(left).hasSize(50);
    }
}
