package io.hivecache.bench.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A logarithmic axis from one power of ten to another.
 *
 * @param lowest the exponent where it begins
 * @param highest the exponent where it ends
 * @param begin the position of its begin
 * @param end the position of its end
 */
record Axis(int lowest, int highest, double begin, double end) {
    /** Returns the shortest axis on which all figures, which must be positive, have a place. */
    static Axis over(List<Double> figures, double begin, double end) {
        double least = figures.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        double most = figures.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        int lowest = (int) Math.floor(Math.log10(least));
        int highest = Math.max(lowest + 1, (int) Math.ceil(Math.log10(most)));
        return new Axis(lowest, highest, begin, end);
    }

    double position(double figure) {
        return begin + (Math.log10(figure) - lowest) / (highest - lowest) * (end - begin);
    }

    /** Returns the powers of ten on the axis. */
    List<Double> decades() {
        return IntStream.rangeClosed(lowest, highest)
                .mapToObj(exponent -> Math.pow(10, exponent))
                .toList();
    }
}
