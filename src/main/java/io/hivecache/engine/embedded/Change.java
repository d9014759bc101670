package io.hivecache.engine.embedded;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.Row;
import io.hivecache.hive.Verb;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One row and what it is applied to: what each verb makes of the cell that is found, in the cell itself where that will
 * do, otherwise as the function of a map's {@code compute}. Used once, by one thread.
 */
final class Change<A, C> implements BiFunction<A, @Nullable Cell<C>, @Nullable Cell<C>> {
    private static final long UNASKED = Long.MIN_VALUE;

    private final EmbeddedHive<A, C> hive;
    private final Row row;
    private final @Nullable C expected;
    private final @Nullable C next;
    private final Lifetime lifetime;
    private @Nullable Outcome<C> outcome;
    private long updateLife = UNASKED;

    Change(EmbeddedHive<A, C> hive, Row row, @Nullable C expected, @Nullable C next, Lifetime lifetime) {
        this.hive = hive;
        this.row = row;
        this.expected = expected;
        this.next = next;
        this.lifetime = lifetime;
    }

    /** What was done; null if nothing was, because the map is needed or another thread holds the alias. */
    @Nullable
    Outcome<C> outcome() {
        return outcome;
    }

    /** Does what leaves the entry in its cell: keeping, touching, and replacing content whose deadline stays. */
    void inPlace(A alias, Cell<C> cell) {
        C content = cell.content();
        while (content != null && outcome == null && !cell.hasLapsed(hive.time())) {
            Verb verb = verb(content);
            if (verb == Verb.TOUCH && !hive.touchInPlace(cell, lifetime)) {
                return;
            }
            if (!verb.changes()) {
                outcome = new Outcome<>(verb, content, content, null);
            } else if (verb == Verb.DELETE || !lifetime.outlastsUpdates() || !hive.replacesInPlace(alias)) {
                return;
            } else if (cell.replace(content, content())) {
                outcome = new Outcome<>(verb, content, next, null);
            }
            content = cell.content();
        }
    }

    @Override
    public @Nullable Cell<C> apply(A alias, @Nullable Cell<C> found) {
        if (hive.holds().heldByAnother(alias) && row.mayChange()) {
            return found;
        }
        while (true) {
            C content = found == null ? null : found.content();
            if (found == null || content == null || found.hasLapsed(hive.time())) {
                return begin(row.absent(), content);
            }
            Verb verb = verb(content);
            if (!verb.changes()) {
                return stay(verb, found, content);
            }
            Cell<C> successor = verb == Verb.DELETE ? null : successorOf(found);
            if (hive.leave(found, content)) {
                if (successor != null && updateLife == Lifetime.SAME) {
                    successor.expireAt(found.deadline());
                }
                outcome = new Outcome<>(verb, content, successor == null ? null : next, null);
                return successor;
            }
        }
    }

    private Verb verb(C live) {
        return row.verb(true, expected == null || hive.same(live, expected));
    }

    private Cell<C> stay(Verb verb, Cell<C> cell, C content) {
        if (verb == Verb.TOUCH) {
            hive.touch(cell, lifetime);
        }
        outcome = new Outcome<>(verb, content, content, null);
        return cell;
    }

    private @Nullable Cell<C> begin(Verb verb, @Nullable C lapsed) {
        long life = verb.stores() ? lifetime.creation() : 0;
        Cell<C> cell = life == 0 ? null : new Cell<>(content(), Lifetime.deadline(life, hive.time()));
        outcome = new Outcome<>(verb, null, cell == null ? null : next, lapsed);
        return cell;
    }

    /** Made before the other is left, since the lifetime may fail; it is asked once, however often this is tried. */
    private Cell<C> successorOf(Cell<C> cell) {
        if (updateLife == UNASKED) {
            updateLife = lifetime.update();
        }
        long deadline = updateLife == Lifetime.SAME ? cell.deadline() : Lifetime.deadline(updateLife, hive.time());
        return new Cell<>(content(), deadline);
    }

    private C content() {
        if (next == null) {
            throw new IllegalArgumentException("a row that stores needs content to store");
        }
        return next;
    }
}
