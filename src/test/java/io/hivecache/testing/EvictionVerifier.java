package io.hivecache.testing;

import io.hivecache.testing.EntryOperation.Arguments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.HBClock;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.lincheck.datastructures.verifier.CachedVerifier;

/**
 * Lincheck's judge of a cache whose entries may be evicted at any moment, by {@link Linearization}: its own judges know
 * specifications only that leave nothing to chance. Operations are {@code call(EntryOperation, key, expected, next)}.
 */
public final class EvictionVerifier extends CachedVerifier {
    /** Called by reflection. */
    public EvictionVerifier(Class<?> specification) {}

    /** Where a call stood: in which thread, after how many others there and in all threads. */
    private record Place(int thread, int number, HBClock before) {
        boolean precedes(Place other) {
            return thread == other.thread ? number < other.number : other.before.get(thread) > number;
        }
    }

    @Override
    public boolean verifyResultsImpl(ExecutionScenario scenario, ExecutionResult result) {
        Map<Call, Place> places = new HashMap<>();
        Map<Integer, List<Call>> entries = new HashMap<>();
        for (int thread = 0; thread < scenario.getNThreads(); thread++) {
            List<Actor> actors = scenario.getThreads().get(thread);
            List<ResultWithClock> results = result.getThreadsResultsWithClock().get(thread);
            for (int number = 0; number < actors.size(); number++) {
                Call call = call(actors.get(number), results.get(number), places.size());
                places.put(call, new Place(thread, number, results.get(number).getClockOnStart()));
                entries.computeIfAbsent(call.key(), key -> new ArrayList<>()).add(call);
            }
        }
        return entries.values().stream()
                .allMatch(calls -> Linearization.fewestEvictions(
                                calls, (one, other) -> places.get(one).precedes(places.get(other)))
                        .isPresent());
    }

    private static Call call(Actor actor, ResultWithClock result, int number) {
        List<Object> given = actor.getArguments();
        Arguments arguments = new Arguments((Integer) given.get(1), (Integer) given.get(2), (Integer) given.get(3));
        Object answer = ((ValueResult) result.getResult()).getValue();
        return new Call((EntryOperation) given.get(0), arguments, answer, number, number);
    }
}
