package io.hivecache.engine.embedded;

import io.hivecache.hive.Cell;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.Row;
import io.hivecache.hive.TimeSource;
import io.hivecache.hive.Verb;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * From one cell to the next: what each verb makes of what was found. Decides only; the map it is applied to acts.
 *
 * @param <C> the type of content
 */
record Transition<C>(@Nullable C next, Lifetime lifetime, TimeSource time) {

    /** Picks the row's verb for the cell that was found and applies it. */
    Outcome<C> apply(Row row, @Nullable C expected, BiPredicate<C, C> same, @Nullable Cell<C> found) {
        Cell<C> live = found == null || found.hasLapsed(time) ? null : found;
        Cell<C> lapsed = live == null ? found : null;
        boolean matches = live == null || expected == null || same.test(live.content(), expected);
        Verb verb = row.verb(live != null, matches);
        return new Outcome<>(verb, live, after(verb, live), lapsed);
    }

    /** The cell that a verb leaves behind; null for none. */
    @Nullable
    Cell<C> after(Verb verb, @Nullable Cell<C> live) {
        return switch (verb) {
            case KEEP -> live;
            case TOUCH -> live == null ? null : moved(live, live.content(), lifetime.access());
            case DELETE -> null;
            case WRITE, FILL -> {
                C content = next;
                if (content == null) {
                    throw new IllegalArgumentException("a verb that stores needs content to store");
                }
                yield live == null ? created(content) : moved(live, content, lifetime.update());
            }
        };
    }

    private @Nullable Cell<C> created(C content) {
        long life = lifetime.creation();
        return life == 0 ? null : new Cell<>(content, Lifetime.deadline(life, time));
    }

    private Cell<C> moved(Cell<C> live, C content, long life) {
        long deadline = life == Lifetime.SAME ? live.deadline() : Lifetime.deadline(life, time);
        return content == live.content() && deadline == live.deadline() ? live : new Cell<>(content, deadline);
    }
}
