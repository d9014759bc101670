package io.hivecache.bench.plan;

/**
 * How long to measure.
 *
 * @param rounds how often each measurement is repeated, in turn with all others
 * @param warmups iterations of a benchmark before it is measured
 * @param iterations measured iterations
 * @param millis the length of an iteration
 * @param starts how many cold starts the median of a round is taken from
 */
public record Effort(int rounds, int warmups, int iterations, int millis, int starts) {
    /** For figures that are to be shown. */
    public static final Effort FULL = new Effort(5, 4, 4, 500, 5);
    /** For a look. */
    public static final Effort QUICK = new Effort(1, 2, 2, 200, 3);

    /** Returns the same with another number of rounds. */
    public Effort withRounds(int number) {
        return new Effort(number, warmups, iterations, millis, starts);
    }
}
