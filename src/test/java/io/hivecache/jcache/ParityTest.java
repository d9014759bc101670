package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.jcache.Trial.Probe;
import io.hivecache.jcache.Trial.State;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations that come to the same have the same effect, however they are called. */
class ParityTest {
    private static final Set<Expiry> EXPIRIES = EnumSet.of(
            Expiry.CREATED,
            Expiry.MODIFIED,
            Expiry.ACCESSED,
            Expiry.TOUCHED,
            Expiry.CUSTOM,
            Expiry.ZERO_ON_CREATION,
            Expiry.ETERNAL_LATER,
            Expiry.NULL);

    /** Operations that do the same to an entry in one of some states. */
    private enum Family {
        CREATE(
                EnumSet.of(State.ABSENT, State.EXPIRED),
                true,
                "put putAll getAndPut putIfAbsent invoke:set invoke:set,get invoke:remove,set invokeAll:set"),
        UPDATE(
                EnumSet.of(State.PRESENT),
                true,
                "put putAll getAndPut replace replace:OLD getAndReplace invoke:set invoke:remove,set invokeAll:set"),
        LOAD(
                EnumSet.of(State.ABSENT, State.EXPIRED),
                true,
                "get getAll loadAll:keep loadAll:replace invoke:get invokeAll:get"),
        READ(
                EnumSet.of(State.PRESENT),
                true,
                "get getAll iterator.next replace:OTHER remove:OTHER invoke:get invokeAll:get"),
        MISS(EnumSet.of(State.ABSENT, State.EXPIRED), false, "get getAll invoke:get invokeAll:get loadAll:replace"),
        LEAVE(EnumSet.of(State.PRESENT), true, "containsKey putIfAbsent loadAll:keep invoke:nothing invoke:exists"),
        FIND_NONE(
                EnumSet.of(State.ABSENT, State.EXPIRED),
                true,
                "containsKey replace replace:OLD getAndReplace remove:OLD iterator.next iterator.remove removeAll"
                        + " invoke:nothing invoke:set,remove"),
        REMOVE(
                EnumSet.of(State.PRESENT),
                true,
                "remove remove:OLD getAndRemove removeAll removeAll:keys invoke:remove invoke:set,remove"
                        + " invokeAll:remove"),
        REMOVE_NONE(
                EnumSet.of(State.ABSENT, State.EXPIRED),
                true,
                "remove getAndRemove removeAll:keys invoke:remove invokeAll:remove");

        private final Set<State> states;
        private final boolean loaderKnows;
        private final List<String> siblings;

        Family(Set<State> states, boolean loaderKnows, String siblings) {
            this.states = states;
            this.loaderKnows = loaderKnows;
            this.siblings = List.of(siblings.split(" "));
        }
    }

    static Stream<Arguments> families() {
        return EXPIRIES.stream()
                .flatMap(expiry -> Stream.of(Family.values())
                        .flatMap(family -> family.states.stream().map(state -> Arguments.of(family, state, expiry))));
    }

    @ParameterizedTest
    @MethodSource("families")
    void siblingsHaveTheSameEffect(Family family, State state, Expiry expiry) {
        try (Trial trial = new Trial(Scenario.recordingAll(expiry))) {
            String eldest = family.siblings.get(0);
            for (String sibling : family.siblings) {
                for (Probe probe : Probe.values()) {
                    assertThat(effect(trial, sibling, family, state, probe))
                            .as("%s compared with %s, %s", sibling, eldest, probe)
                            .isEqualTo(effect(trial, eldest, family, state, probe));
                }
            }
        }
    }

    /** What siblings share: all but the answer and whether they count as a get. */
    private static Effect effect(Trial trial, String operation, Family family, State state, Probe probe) {
        String key = trial.nextKey();
        Effect effect = trial.tryOut(operation, key, state, family.loaderKnows, probe, 0);
        return new Effect(
                "any",
                effect.after(),
                effect.life(),
                effect.events(),
                effect.counted().replaceAll("(hit|miss),?", "").replaceAll("^$", "-"),
                effect.written().stream()
                        .map(call -> call.replace("All ", " ").replace(key, "key"))
                        .toList(),
                effect.loaded().stream()
                        .map(loaded -> loaded.replace(key, "key"))
                        .toList(),
                effect.asked());
    }
}
