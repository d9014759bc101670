package io.hivecache.jcache;

import java.util.stream.Stream;

/** What a cache is configured for: one point of the matrix that the operation table is tried on. */
record Scenario(
        boolean byValue, boolean statistics, boolean writes, boolean loads, Listening listening, Expiry expiry) {

    /** All of them. */
    static Stream<Scenario> matrix() {
        return Stream.of(Expiry.values())
                .flatMap(expiry -> Stream.of(Listening.values())
                        .flatMap(listening ->
                                switches().map(on -> new Scenario(on[0], on[1], on[2], on[3], listening, expiry))));
    }

    private static Stream<boolean[]> switches() {
        return Stream.iterate(0, bits -> bits < 16, bits -> bits + 1)
                .map(bits -> new boolean[] {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0});
    }

    /** Everything recorded: what shows most. */
    static Scenario recordingAll(Expiry expiry) {
        return new Scenario(true, true, true, true, Listening.SYNCHRONOUS, expiry);
    }

    TestCache.Builder cache() {
        TestCache.Builder cache = TestCache.with().statistics(statistics);
        if (!byValue) {
            cache.byReference();
        }
        if (writes) {
            cache.writer();
        }
        if (loads) {
            cache.loader();
        }
        return listening.register(cache);
    }

    @Override
    public String toString() {
        return expiry + ", " + listening + (byValue ? ", by value" : ", by reference")
                + (statistics ? ", statistics" : "") + (writes ? ", writer" : "") + (loads ? ", loader" : "");
    }
}
