package io.hivecache.bench.plan;

/**
 * How long to measure.
 *
 * @param rounds how often each measurement is repeated, in turn with all others
 * @param warmups iterations of a benchmark before it is measured
 * @param iterations measured iterations
 * @param millis the length of an iteration
 * @param starts how many cold starts the median of a round is taken from
 * @param together whether one process measures all numbers of threads
 */
public record Effort(int rounds, int warmups, int iterations, int millis, int starts, boolean together) {
    /** For figures that are to be shown. */
    public static final Effort FULL = new Effort(5, 4, 4, 500, 5, false);
    /** For a look. */
    public static final Effort QUICK = new Effort(1, 2, 2, 200, 3, false);

    private static final Effort SHORT_EMBEDDED = new Effort(5, 4, 4, 250, 5, true);
    private static final Effort SHORT_REMOTE = new Effort(3, 2, 4, 250, 3, true);

    /** Returns how long for figures that are to be shown, when there is less time than {@link #FULL} takes. */
    public static Effort shortOf(Suite suite) {
        return suite == Suite.REMOTE ? SHORT_REMOTE : SHORT_EMBEDDED;
    }

    /** Returns the same with another number of rounds. */
    public Effort withRounds(int number) {
        return new Effort(number, warmups, iterations, millis, starts, together);
    }

    /** Returns the same with another time that is measured, in seconds. */
    public Effort withSeconds(int seconds) {
        return new Effort(rounds, warmups, Math.max(1, seconds * 1000 / millis), millis, starts, together);
    }

    /** Returns whether it is short, however many rounds and seconds that is. */
    public boolean isShort() {
        return isLike(SHORT_REMOTE);
    }

    /** Returns the option that asks for it, which may be none. */
    public String option() {
        return isShort() ? " --short" : isLike(QUICK) ? " --quick" : "";
    }

    /** Returns whether it is the same but for the number of rounds and the time that is measured. */
    public boolean isLike(Effort other) {
        return millis == other.millis && together == other.together;
    }
}
