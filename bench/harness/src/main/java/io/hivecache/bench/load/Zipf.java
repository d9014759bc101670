package io.hivecache.bench.load;

import java.util.SplittableRandom;

/**
 * Draws numbers from 0 to n - 1 by Zipf's law with exponent 0.99, as YCSB does.
 *
 * <p>The method is that of Gray et al., "Quickly Generating Billion-Record Synthetic Databases". Ranks are scattered over
 * the numbers, so that hot numbers are no neighbours. Equal seeds draw equal numbers. Not for use by several threads.
 */
public final class Zipf {
    private static final double EXPONENT = 0.99;
    /** A prime above any n, so that multiplying by it permutes the numbers. */
    private static final long PRIME = 2_654_435_761L;

    private final int n;
    private final SplittableRandom random;
    private final double total;
    private final double alpha = 1 / (1 - EXPONENT);
    private final double eta;

    /**
     * Prepares to draw.
     *
     * @param n how many numbers there are, at least 2
     * @param seed decides which numbers are drawn
     */
    public Zipf(int n, long seed) {
        this.n = n;
        random = new SplittableRandom(seed);
        total = weights(n);
        eta = (1 - Math.pow(2.0 / n, 1 - EXPONENT)) / (1 - weights(2) / total);
    }

    private static double weights(int ranks) {
        double sum = 0;
        for (int rank = 1; rank <= ranks; rank++) {
            sum += Math.pow(rank, -EXPONENT);
        }
        return sum;
    }

    /** Returns the next number. */
    public int next() {
        return (int) (rank() * PRIME % n);
    }

    private long rank() {
        double uniform = random.nextDouble();
        double share = uniform * total;
        if (share < 1) {
            return 0;
        }
        if (share < weights(2)) {
            return 1;
        }
        return Math.min(n - 1, (long) (n * Math.pow(eta * uniform - eta + 1, alpha)));
    }
}
