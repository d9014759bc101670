package io.hivecache.testing;

import io.hivecache.testing.EntryOperation.Arguments;
import io.hivecache.testing.EntryOperation.Effect;
import java.util.Objects;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * One operation on one entry as its caller saw it: the answer, and two moments between which it took effect. The outcome
 * of a call that failed is unknown: it took effect at any time after it began, even after the failure was seen, or never.
 *
 * @param answer null for nothing; a CacheException if the call failed
 * @param begin a moment before the operation, in nanoseconds of a clock that all callers share
 * @param end a moment after the operation
 */
public record Call(
        EntryOperation operation,
        Arguments arguments,
        @Nullable Object answer,
        long begin,
        long end) {
    /** Performs an operation. {@link System#nanoTime} is one clock for all JVMs of a machine. */
    public static Call perform(EntryOperation operation, Arguments arguments, Cache<Integer, Integer> cache) {
        long begin = System.nanoTime();
        Object answer;
        try {
            answer = operation.ask(cache, arguments);
        } catch (CacheException e) {
            answer = e;
        }
        return new Call(operation, arguments, answer, begin, System.nanoTime());
    }

    /** Returns which entry was called. */
    public int key() {
        return arguments.key();
    }

    /** Returns whether it is known that the operation took effect. */
    public boolean isKnown() {
        return !(answer instanceof CacheException);
    }

    /** Returns whether the operation had certainly taken effect before the other one could. */
    boolean precedes(Call other) {
        return isKnown() && end < other.begin;
    }

    /** Returns what the operation does to this content; null if that contradicts the answer. */
    @Nullable
    Effect effectOn(@Nullable Integer content) {
        Effect effect = operation.on(content, arguments);
        return !isKnown() || Objects.equals(effect.answer(), answer) ? effect : null;
    }

    /** Returns the call as a part of a history. */
    public History.Operation<Integer> forHistory() {
        return new History.Operation<>(
                begin,
                end,
                content -> {
                    Effect effect = effectOn(content);
                    return effect == null ? History.Next.impossible() : History.Next.to(effect.content());
                },
                toString());
    }

    @Override
    public String toString() {
        return "%d to %d: %s of %d, expected %d, next %d: %s"
                .formatted(begin, end, operation, key(), arguments.expected(), arguments.next(), answer);
    }
}
