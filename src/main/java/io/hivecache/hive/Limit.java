package io.hivecache.hive;

import java.util.function.ToIntBiFunction;

/**
 * How much a hive may keep before it evicts what is least likely to be asked for again.
 *
 * @param <A> the type of aliases
 * @param <C> the type of content
 */
public sealed interface Limit<A, C> {
    /** No limit but memory. */
    record None<A, C>() implements Limit<A, C> {}

    /** A largest number of entries, at least 1. */
    record Entries<A, C>(long max) implements Limit<A, C> {
        public Entries {
            requirePositive(max);
        }
    }

    /** A largest sum of weights, at least 1, in the unit of the weigher (bytes), whose answers are never negative. */
    record Weight<A, C>(long max, ToIntBiFunction<A, C> weigher) implements Limit<A, C> {
        public Weight {
            requirePositive(max);
        }
    }

    private static void requirePositive(long max) {
        if (max < 1) {
            throw new IllegalArgumentException("a limit must be at least 1, not " + max);
        }
    }
}
