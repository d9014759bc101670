package io.hivecache.bench.process;

import io.hivecache.bench.cache.Candidate;
import io.hivecache.bench.cache.Requirements;
import io.hivecache.bench.load.ValueKind;
import javax.cache.Cache;

/** Proves, before anything is measured, that a provider's caches do what will be measured. */
public final class Preflight {
    private static final int ENTRIES = 100_000;
    private static final int BOUND = 10_000;

    private Preflight() {}

    /**
     * Ends normally if all requirements are met.
     *
     * @param arguments whether the provider stores by reference
     */
    public static void main(String[] arguments) throws InterruptedException {
        try (Candidate candidate = Candidate.open()) {
            Cache<Integer, Object> byValue =
                    candidate.unbounded("by-value", Candidate.configuration(ValueKind.POJO.type(), true));
            Requirements.byValue(byValue);
            Requirements.fill(byValue, ENTRIES, ValueKind.POJO::value);
            if (Boolean.parseBoolean(arguments[0])) {
                byReference(candidate);
            }
        }
    }

    private static void byReference(Candidate candidate) throws InterruptedException {
        Cache<Integer, Object> resident =
                candidate.unbounded("by-reference", Candidate.configuration(ValueKind.POJO.type(), false));
        Requirements.byReference(resident, ValueKind.POJO.value(0));
        Requirements.fill(resident, ENTRIES, ValueKind.POJO::value);

        Cache<Integer, Integer> bounded =
                candidate.bounded("bounded", Candidate.configuration(Integer.class, false), BOUND);
        for (int key = 0; key < ENTRIES; key++) {
            bounded.put(key, key);
        }
        Requirements.bounded(bounded, BOUND);
    }
}
