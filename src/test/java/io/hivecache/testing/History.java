package io.hivecache.testing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What happened to one thing, by threads that may live in several processes: operations with the times at which they
 * began and ended. It is linearizable if there is an order in which they could have happened one after the other, each
 * between its beginning and its end, with the same results.
 *
 * @param <S> the state of the thing; null is one, too
 */
public final class History<S> {
    private final List<Operation<S>> operations = new ArrayList<>();

    /**
     * One operation.
     *
     * @param began when it was called, by a clock that all processes share
     * @param ended when it returned
     * @param effect what it does to a state: the next one, or nothing if its result was another than it would be there
     * @param text for people
     */
    public record Operation<S>(long began, long ended, Function<S, Next<S>> effect, String text) {}

    /** The state that follows, or that none does. */
    public record Next<S>(boolean possible, S state) {
        /** The result fits. */
        public static <S> Next<S> to(S state) {
            return new Next<>(true, state);
        }

        /** The result is another. */
        public static <S> Next<S> impossible() {
            return new Next<>(false, null);
        }
    }

    private record Step<S>(Operation<S> operation, int index, S before) {}

    private record Seen<S>(BitSet done, S state) {}

    /** Adds an operation. */
    public void add(Operation<S> operation) {
        operations.add(operation);
    }

    /** Whether there is an order that explains all results, from the given state on. */
    public boolean isLinearizable(S initial) {
        List<Operation<S>> all = new ArrayList<>(operations);
        all.sort(Comparator.comparingLong(Operation::began));
        List<Step<S>> taken = new ArrayList<>();
        Set<Seen<S>> seen = new HashSet<>();
        BitSet done = new BitSet();
        S state = initial;
        int from = 0;
        while (done.cardinality() < all.size()) {
            int next = nextPossible(all, done, state, from, seen);
            if (next >= 0) {
                taken.add(new Step<>(all.get(next), next, state));
                state = all.get(next).effect().apply(state).state();
                done.set(next);
                from = 0;
            } else if (taken.isEmpty()) {
                return false;
            } else {
                Step<S> last = taken.remove(taken.size() - 1);
                done.clear(last.index());
                state = last.before();
                from = last.index() + 1;
            }
        }
        return true;
    }

    /** The first operation from an index on that may be the next one, or -1: none of the others ended before it began. */
    private int nextPossible(List<Operation<S>> all, BitSet done, S state, int from, Set<Seen<S>> seen) {
        long firstEnd = Long.MAX_VALUE;
        for (int i = done.nextClearBit(0); i < all.size(); i = done.nextClearBit(i + 1)) {
            Operation<S> operation = all.get(i);
            if (operation.began() > firstEnd) {
                return -1;
            }
            firstEnd = Math.min(firstEnd, operation.ended());
            Next<S> next = i < from ? Next.impossible() : operation.effect().apply(state);
            if (next.possible()) {
                BitSet then = (BitSet) done.clone();
                then.set(i);
                if (seen.add(new Seen<>(then, next.state()))) {
                    return i;
                }
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        operations.stream()
                .sorted(Comparator.comparingLong(Operation::began))
                .forEach(operation -> text.append(operation.began())
                        .append(" to ")
                        .append(operation.ended())
                        .append(": ")
                        .append(operation.text())
                        .append('\n'));
        return text.toString();
    }

    /** For operations whose result must be one particular value. */
    public static <S> Next<S> expect(Object actual, Object result, S then) {
        return Objects.equals(actual, result) ? Next.to(then) : Next.impossible();
    }
}
