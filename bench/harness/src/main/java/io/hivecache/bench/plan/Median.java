package io.hivecache.bench.plan;

import java.util.Arrays;

/** The median. */
public final class Median {
    private Median() {}

    /** Returns the middle number, or the mean of the two in the middle; there must be one number at least. */
    public static double of(double... numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
