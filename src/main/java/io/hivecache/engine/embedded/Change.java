package io.hivecache.engine.embedded;

import io.hivecache.hive.Cell;
import io.hivecache.hive.Outcome;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One step on one cell as a map's compute function, which steps back if another thread holds the alias. */
final class Change<A, C> implements BiFunction<A, @Nullable Cell<C>, @Nullable Cell<C>> {
    private final Holds<A> holds;
    private final Function<@Nullable Cell<C>, Outcome<C>> step;
    private @Nullable Outcome<C> outcome;

    Change(Holds<A> holds, Function<@Nullable Cell<C>, Outcome<C>> step) {
        this.holds = holds;
        this.step = step;
    }

    @Override
    public @Nullable Cell<C> apply(A alias, @Nullable Cell<C> found) {
        if (holds.heldByAnother(alias)) {
            return found;
        }
        Outcome<C> done = step.apply(found);
        outcome = done;
        return done.after();
    }

    /** What was done, or null if the alias was held by another thread. */
    @Nullable
    Outcome<C> outcome() {
        return outcome;
    }
}
