package io.hivecache.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ZipfTest {
    private static final int NUMBERS = 1000;
    private static final int DRAWS = 1_000_000;

    @Test
    void sharesFallAsTheLawSays() {
        double[] shares = sortedShares(new Zipf(NUMBERS, 1));

        double total = 0;
        for (int rank = 1; rank <= NUMBERS; rank++) {
            total += Math.pow(rank, -0.99);
        }
        assertThat(shares[0]).isCloseTo(1 / total, within(0.002));
        assertThat(shares[1]).isCloseTo(Math.pow(2, -0.99) / total, within(0.002));
        double topTenth = Arrays.stream(shares).limit(NUMBERS / 10).sum();
        double expected = 0;
        for (int rank = 1; rank <= NUMBERS / 10; rank++) {
            expected += Math.pow(rank, -0.99) / total;
        }
        assertThat(topTenth).isCloseTo(expected, within(0.01));
    }

    private static double[] sortedShares(Zipf zipf) {
        double[] shares = new double[NUMBERS];
        for (int i = 0; i < DRAWS; i++) {
            shares[zipf.next()] -= 1.0 / DRAWS;
        }
        Arrays.sort(shares);
        return Arrays.stream(shares).map(share -> -share).toArray();
    }

    @Test
    void equalSeedsDrawEqualKeys() {
        assertThat(Keys.zipf(NUMBERS, 100, 7)).isEqualTo(Keys.zipf(NUMBERS, 100, 7));
        assertThat(Keys.zipf(NUMBERS, 100, 7)).isNotEqualTo(Keys.zipf(NUMBERS, 100, 8));
    }
}
