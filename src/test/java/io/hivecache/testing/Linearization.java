package io.hivecache.testing;

import io.hivecache.testing.EntryOperation.Effect;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The search for an order in which calls to one entry, each taking effect at one moment while it was under way, would have
 * been answered as they were. The entry is absent at first, and may be evicted at any moment.
 *
 * <p>It is the search of Wing and Gong, with a memory of what was tried: two beginnings of an order that consist of the
 * same calls and leave the same content go on alike. Beginnings with fewer evictions are tried first. Entries are judged
 * each on its own, since orders of each make an order of all.
 */
public final class Linearization {
    private final List<Call> calls;
    private final List<BigInteger> predecessors;
    private final BigInteger known;
    private final Set<Beginning> tried = new HashSet<>();

    private Linearization(List<Call> calls, BiPredicate<Call, Call> precedes) {
        this.calls = calls;
        this.predecessors = calls.stream()
                .map(call -> those(other -> precedes.test(other, call)))
                .toList();
        this.known = those(Call::isKnown);
    }

    private BigInteger those(Predicate<Call> wanted) {
        return IntStream.range(0, calls.size())
                .filter(call -> wanted.test(calls.get(call)))
                .mapToObj(BigInteger.ZERO::setBit)
                .reduce(BigInteger.ZERO, BigInteger::or);
    }

    /**
     * Returns how many evictions the answers show at least.
     *
     * @param calls all calls to some entries
     * @throws AssertionError if no order explains the answers, however often entries were evicted
     */
    public static int fewestEvictions(Collection<Call> calls) {
        Map<Integer, List<Call>> entries =
                calls.stream().sorted(Comparator.comparingLong(Call::begin)).collect(Collectors.groupingBy(Call::key));
        return entries.values().stream()
                .mapToInt(entry -> fewestEvictions(entry, Call::precedes).orElseThrow(() -> unexplained(entry)))
                .sum();
    }

    /**
     * Returns how many evictions the answers of calls to one entry show at least; nothing if no order explains them.
     *
     * @param precedes whether the first call had certainly taken effect before the second could
     */
    public static OptionalInt fewestEvictions(List<Call> calls, BiPredicate<Call, Call> precedes) {
        return new Linearization(calls, precedes).search();
    }

    private static AssertionError unexplained(List<Call> calls) {
        return new AssertionError(
                calls.stream().map(Call::toString).collect(Collectors.joining("\n", "no order explains\n", "")));
    }

    private OptionalInt search() {
        Set<Beginning> reached = grow(Set.of(new Beginning(BigInteger.ZERO, null)));
        for (int evictions = 0; !reached.isEmpty(); evictions++) {
            if (reached.stream().anyMatch(this::isComplete)) {
                return OptionalInt.of(evictions);
            }
            reached = grow(reached.stream().map(Beginning::evicted).collect(Collectors.toSet()));
        }
        return OptionalInt.empty();
    }

    /** Whether all are there but calls of unknown outcome, which took effect later, or never. */
    private boolean isComplete(Beginning beginning) {
        return known.andNot(beginning.calls()).signum() == 0;
    }

    /** Goes on from beginnings by calls, without evictions; returns all that was not tried before. */
    private Set<Beginning> grow(Set<Beginning> from) {
        Set<Beginning> grown = new HashSet<>();
        Deque<Beginning> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Beginning beginning = open.remove();
            if (tried.add(beginning)) {
                grown.add(beginning);
                IntStream.range(0, calls.size())
                        .filter(call -> mayFollow(beginning, call))
                        .mapToObj(call -> next(beginning, call))
                        .filter(Objects::nonNull)
                        .forEach(open::add);
            }
        }
        return grown;
    }

    private boolean mayFollow(Beginning beginning, int call) {
        return !beginning.calls().testBit(call)
                && predecessors.get(call).andNot(beginning.calls()).signum() == 0;
    }

    /** The beginning with one more call; null if that was answered otherwise, or if nothing would show it. */
    private @Nullable Beginning next(Beginning beginning, int call) {
        Effect effect = calls.get(call).effectOn(beginning.content());
        if (effect == null || (!known.testBit(call) && Objects.equals(effect.content(), beginning.content()))) {
            return null;
        }
        return new Beginning(beginning.calls().setBit(call), effect.content());
    }

    /** The calls with which an order begins, as bits, and the content that they leave, null if the entry is absent. */
    private record Beginning(BigInteger calls, @Nullable Integer content) {
        Beginning evicted() {
            return new Beginning(calls, null);
        }
    }
}
