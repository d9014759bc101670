package io.hivecache.jcache;

import java.time.Duration;
import java.util.List;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/** Tries operations on one entry at a time of a cache in a {@link Scenario}, and says what they did. */
final class Trial implements AutoCloseable {
    static final long MINUTE = 60_000;

    /** Once events failed to come, no trial waits for its own: thousands of them would, one after the other. */
    private static volatile Duration patience = Duration.ofSeconds(20);

    private final Scenario scenario;
    private final @Nullable RecordingPolicy policy;
    private final TestCache test;
    private final Cache<String, Object> cache;
    private int tried;
    private int arranged;

    Trial(Scenario scenario) {
        this.scenario = scenario;
        this.policy = scenario.expiry().isStandard() ? null : new RecordingPolicy(scenario.expiry());
        this.test = scenario.cache()
                .expiry(policy == null ? scenario.expiry().standard() : policy)
                .open();
        this.cache = test.cache;
    }

    /** In which state an operation finds the entry. */
    enum State {
        ABSENT,
        /** Created 10 minutes ago with the value OLD. */
        PRESENT,
        /** At its deadline, which nobody has noticed yet; it had the value OLD. */
        EXPIRED
    }

    /** How to find out what became of the entry: each spoils the other's answer. */
    enum Probe {
        VALUE,
        LIFE
    }

    /** A key that was never used, of an entry that nothing was done to. */
    String nextKey() {
        tried++;
        return "key" + tried;
    }

    /**
     * Tries an operation.
     *
     * @param told how many events to wait for
     */
    Effect tryOut(String operation, String key, State state, boolean loaderKnows, Probe probe, int told) {
        int before = arrange(key, state);
        test.loader.know(loaderKnows);
        Counts counts = counts();
        if (policy != null) {
            policy.on();
        }
        String answer = Calls.perform(operation, cache, key);
        List<String> asked = policy == null ? List.of() : policy.off();
        String counted = counts().minus(counts).show();
        List<String> written = test.writer.calls();
        List<String> loaded = test.loader.calls();
        test.loader.know(false);
        String after = probe == Probe.VALUE ? value(key) : "?";
        String life = probe == Probe.LIFE ? life(key) : "?";
        return new Effect(answer, after, life, events(key, before, told), counted, written, loaded, asked);
    }

    /** Puts nothing but the entry into the cache; answers how many events that took. */
    private int arrange(String key, State state) {
        cache.clear();
        int told = 0;
        if (state != State.ABSENT) {
            cache.put(key, Values.of("OLD"));
            told = seedEvents();
            events(key, 0, told);
            arranged += told;
            test.clock.advance(state == State.PRESENT ? 10 * MINUTE : 60 * MINUTE);
        }
        test.writer.clear();
        test.loader.clear();
        return told;
    }

    private int seedEvents() {
        return switch (scenario.listening()) {
            case NOBODY, FILTERED -> 0;
            case SYNCHRONOUS, ASYNCHRONOUS, WITHOUT_OLD_VALUE -> 1;
        };
    }

    private List<String> events(String key, int before, int told) {
        List<String> events = test.events.await(key, before + told, patience);
        if (events.size() < before + told) {
            patience = Duration.ZERO;
        }
        return events.subList(before, events.size());
    }

    private String value(String key) {
        Object value = cache.get(key);
        return value == null ? "-" : Values.show(value);
    }

    /** Looks, without touching the entry, until when it is there. */
    private String life(String key) {
        if (!cache.containsKey(key)) {
            return "none";
        }
        for (int minutes = 10; minutes <= 60; minutes += 10) {
            test.clock.advance(10 * MINUTE - 1);
            if (!cache.containsKey(key)) {
                return "less than " + minutes + " min";
            }
            test.clock.advance(1);
            if (!cache.containsKey(key)) {
                return minutes + " min";
            }
        }
        test.clock.advance(1_000 * 365 * 24 * 60 * MINUTE);
        return cache.containsKey(key) ? "eternal" : "more than 60 min";
    }

    private Counts counts() {
        return scenario.statistics() ? test.counts() : Counts.NONE;
    }

    /** How many events came since the first trial, beside those that arranged it; a last one ends the wait for them. */
    int allEvents() {
        cache.put("last", Values.of("OLD"));
        test.events.await("last", seedEvents(), patience);
        return test.events.size() - seedEvents() - arranged;
    }

    /** What was counted since the cache was created, if it was not to count; else nothing. */
    Counts allCountsIfOff() {
        if (scenario.statistics()) {
            return Counts.NONE;
        }
        test.enableStatistics(true);
        return test.counts();
    }

    @Override
    public void close() {
        test.close();
    }
}
