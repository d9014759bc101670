package io.hivecache.testing;

import static io.hivecache.testing.EntryOperation.CONTAINS_KEY;
import static io.hivecache.testing.EntryOperation.GET;
import static io.hivecache.testing.EntryOperation.GET_AND_PUT;
import static io.hivecache.testing.EntryOperation.INCREMENT;
import static io.hivecache.testing.EntryOperation.PUT;
import static io.hivecache.testing.EntryOperation.REMOVE;
import static io.hivecache.testing.EntryOperation.REPLACE_IF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.testing.EntryOperation.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;

/** The judge must be just: it accepts what can be explained and nothing else. */
class LinearizationTest {
    private static final CacheException FAILED = new CacheException("time-out");

    /** A call on entry 1, which expects 1 and stores 2. */
    private static Call call(EntryOperation operation, Object answer, long begin, long end) {
        return new Call(operation, new Arguments(1, 1, 2), answer, begin, end);
    }

    private static Call put(int content, long begin, long end) {
        return new Call(PUT, new Arguments(1, 0, content), null, begin, end);
    }

    private static void assertEvictions(int fewest, Call... calls) {
        assertThat(Linearization.fewestEvictions(List.of(calls))).isEqualTo(fewest);
    }

    private static void assertUnexplained(Call... calls) {
        assertThatThrownBy(() -> Linearization.fewestEvictions(List.of(calls)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(calls[0].toString());
    }

    @Test
    void oneAfterTheOther() {
        assertEvictions(0, put(1, 1, 2), call(GET, 1, 3, 4), call(REMOVE, true, 5, 6), call(GET, null, 7, 8));
    }

    @Test
    void anEntryThatIsGoneWasEvicted() {
        assertEvictions(1, put(1, 1, 2), call(GET, null, 3, 4), call(CONTAINS_KEY, false, 5, 6));
        assertEvictions(2, put(1, 1, 2), call(GET, null, 3, 4), put(1, 5, 6), call(REMOVE, false, 7, 8));
    }

    @Test
    void callsUnderWayAtOnceTookEffectInSomeOrder() {
        assertEvictions(0, put(1, 1, 5), put(2, 2, 5), call(GET, 1, 6, 7));
        assertEvictions(0, put(1, 1, 5), put(2, 2, 5), call(GET, 2, 6, 7));
        assertEvictions(0, put(1, 1, 9), call(GET, null, 2, 3), call(GET, 1, 4, 5));
    }

    @Test
    void overwrittenContentDoesNotComeBack() {
        assertUnexplained(put(1, 1, 2), put(2, 3, 4), call(GET, 1, 5, 6));
        assertUnexplained(put(1, 1, 9), put(2, 2, 9), call(GET, 1, 10, 11), call(GET, 2, 12, 13));
    }

    @Test
    void evictedContentDoesNotComeBack() {
        assertUnexplained(put(1, 1, 2), call(GET, null, 3, 4), call(GET, 1, 5, 6));
        assertUnexplained(put(7, 1, 2), call(INCREMENT, 8, 3, 8), call(GET, null, 4, 5), call(GET, 8, 9, 10));
    }

    @Test
    void nobodyReadsAhead() {
        assertUnexplained(call(GET, 1, 1, 2), put(1, 3, 4));
    }

    @Test
    void noUpdateIsLost() {
        assertUnexplained(put(7, 1, 2), call(GET_AND_PUT, 7, 3, 9), call(INCREMENT, 8, 4, 8));
        assertUnexplained(put(1, 1, 2), call(REPLACE_IF, true, 3, 9), call(REPLACE_IF, true, 4, 8));
    }

    @Test
    void aCallOfUnknownOutcomeTookEffectLaterOrNever() {
        assertEvictions(0, put(1, 1, 2), call(PUT, FAILED, 3, 4), call(GET, 1, 5, 6));
        assertEvictions(0, put(1, 1, 2), call(PUT, FAILED, 3, 4), call(GET, 1, 5, 6), call(GET, 2, 7, 8));
        assertEvictions(0, call(GET, FAILED, 1, 2), put(1, 3, 4), call(GET, 1, 5, 6));
    }

    @Test
    void aCallOfUnknownOutcomeTookEffectOnceAtMostAndNotBeforeItBegan() {
        assertUnexplained(call(GET, 2, 1, 2), call(PUT, FAILED, 3, 4));
        assertUnexplained(
                call(PUT, FAILED, 1, 2), call(GET, 2, 3, 4), put(1, 5, 6), call(GET, 2, 7, 8), call(GET, 2, 9, 10));
    }

    @Test
    void entriesAreJudgedEachOnItsOwn() {
        Call other = new Call(PUT, new Arguments(2, 0, 7), null, 3, 4);

        assertEvictions(1, put(1, 1, 2), other, call(GET, null, 5, 6), new Call(GET, other.arguments(), 7, 5, 6));
    }

    @Test
    void agreesWithTheTrialOfAllOrders() {
        Random random = new Random(1);
        int explained = 0;
        int evicted = 0;
        for (int i = 0; i < 20_000; i++) {
            List<Call> calls =
                    Stream.generate(() -> randomCall(random)).limit(5).toList();
            OptionalInt expected = tryAll(null, calls);

            assertThat(Linearization.fewestEvictions(calls, Call::precedes))
                    .as("%s", calls)
                    .isEqualTo(expected);
            explained += expected.isPresent() ? 1 : 0;
            evicted += expected.orElse(0) > 0 ? 1 : 0;
        }
        assertThat(explained).isBetween(2_000, 18_000);
        assertThat(evicted).isBetween(1_000, explained - 1_000);
    }

    /** An answer that would be right on some content. */
    private static Call randomCall(Random random) {
        EntryOperation operation = EntryOperation.values()[random.nextInt(EntryOperation.values().length)];
        Arguments arguments = new Arguments(1, 1 + random.nextInt(2), 1 + random.nextInt(2));
        int content = random.nextInt(3);
        Object answer = operation.on(content == 0 ? null : content, arguments).answer();
        long begin = random.nextInt(10);
        return new Call(
                operation, arguments, random.nextInt(6) == 0 ? FAILED : answer, begin, begin + random.nextInt(6));
    }

    private static OptionalInt tryAll(Integer content, List<Call> left) {
        OptionalInt best = left.stream().noneMatch(Call::isKnown) ? OptionalInt.of(0) : OptionalInt.empty();
        for (Call call : left) {
            if (left.stream().noneMatch(other -> other.precedes(call))) {
                List<Call> rest = new ArrayList<>(left);
                rest.remove(call);
                best = fewer(best, tryFirst(call, content, rest));
                if (content != null) {
                    OptionalInt evicted = tryFirst(call, null, rest);
                    best = evicted.isPresent() ? fewer(best, OptionalInt.of(1 + evicted.getAsInt())) : best;
                }
            }
        }
        return best;
    }

    private static OptionalInt tryFirst(Call first, Integer content, List<Call> rest) {
        var effect = first.effectOn(content);
        return effect == null ? OptionalInt.empty() : tryAll(effect.content(), rest);
    }

    private static OptionalInt fewer(OptionalInt one, OptionalInt other) {
        return one.orElse(Integer.MAX_VALUE) <= other.orElse(Integer.MAX_VALUE) ? one : other;
    }
}
