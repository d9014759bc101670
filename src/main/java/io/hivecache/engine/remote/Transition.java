package io.hivecache.engine.remote;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.Row;
import io.hivecache.hive.Verb;
import org.jspecify.annotations.Nullable;

/**
 * One row and what it is applied to. If all effects are known beforehand it is one request; if the lifetime must be asked,
 * or content is the same though its bytes differ, it is decided here by what was found and then done only if that is still
 * there. For one operation and one thread, however often it is attempted.
 */
final class Transition {
    private final RemoteHive hive;
    private final String alias;
    private final Row row;
    private final byte @Nullable [] expected;
    private final byte @Nullable [] next;
    private final Lifetime lifetime;
    private final long began;

    Transition(
            RemoteHive hive,
            String alias,
            Row row,
            byte @Nullable [] expected,
            byte @Nullable [] next,
            Lifetime lifetime) {
        this.hive = hive;
        this.alias = alias;
        this.row = row;
        this.expected = expected;
        this.next = next;
        this.lifetime = lifetime instanceof Lifetime.Fixed ? lifetime : new AskedOnce(lifetime);
        this.began = hive.lapses().now();
    }

    /** What it names. */
    String alias() {
        return alias;
    }

    Outcome<byte[]> run(Attempt attempt) {
        attempt.expectDeadlines(lifetime);
        if (mustAsk()) {
            return decide(attempt, (byte[]) attempt.call(Commands.get(attempt.key())));
        }
        return expected == null ? doOnce(attempt) : compareFirst(attempt, expected);
    }

    private boolean mustAsk() {
        return !(lifetime instanceof Lifetime.Fixed)
                && (row.absent().stores() || asksIfPresent(row.present()) || asksIfPresent(row.differs()));
    }

    private boolean asksIfPresent(Verb verb) {
        return verb == Verb.TOUCH ? lifetime.reactsToAccess() : verb.stores() && !lifetime.outlastsUpdates();
    }

    private Outcome<byte[]> doOnce(Attempt attempt) {
        Effect absent = Effect.of(row.absent(), false, lifetime);
        Effect present = Effect.of(row.present(), true, lifetime);
        boolean wantsBefore = row.wantsBefore() || hive.lapses().wanted();
        Commands.Step step = Commands.transition(attempt.key(), absent, present, next, wantsBefore);
        byte[] before = step.found().in(attempt.call(step.request()));
        return before == null
                ? outcome(attempt, row.absent(), absent, null)
                : outcome(attempt, row.present(), present, before);
    }

    private Outcome<byte[]> compareFirst(Attempt attempt, byte[] probe) {
        Effect absent = Effect.of(row.absent(), false, lifetime);
        Effect present = Effect.of(row.present(), true, lifetime);
        Object reply = attempt.call(Commands.compare(attempt.key(), probe, absent, present, next));
        if (reply == null) {
            return outcome(attempt, row.absent(), absent, null);
        }
        return reply instanceof byte[] other ? decide(attempt, other) : outcome(attempt, row.present(), present, probe);
    }

    private Outcome<byte[]> decide(Attempt attempt, byte @Nullable [] first) {
        byte[] found = first;
        Backoff backoff = hive.backoff();
        while (true) {
            boolean same = found == null || expected == null || hive.same(found, expected);
            Verb verb = row.verb(found != null, same);
            Effect effect = Effect.of(verb, found != null, lifetime);
            if (effect.isNothing()) {
                return outcome(attempt, verb, effect, found);
            }
            Object reply = attempt.call(change(attempt.key(), found, effect));
            boolean done = found == null ? reply == null : reply instanceof Long;
            if (done) {
                return outcome(attempt, verb, effect, found);
            }
            found = (byte[]) reply;
            backoff.pause();
        }
    }

    /** Does it if what was found is still there; otherwise the reply is what there is now. */
    private Request change(byte[] key, byte @Nullable [] found, Effect effect) {
        return found == null
                ? Commands.transition(key, effect, Effect.NOTHING, next, true).request()
                : Commands.compare(key, found, Effect.NOTHING, effect, next);
    }

    /**
     * Applies the present or absent verb to what the caller saw.
     *
     * @return null if there is something else by now
     */
    @Nullable
    Outcome<byte[]> swap(Attempt attempt, byte @Nullable [] seen) {
        attempt.expectDeadlines(lifetime);
        Verb verb = row.verb(seen != null, true);
        Effect effect = Effect.of(verb, seen != null, lifetime);
        if (effect.isNothing()) {
            return outcome(attempt, verb, effect, seen);
        }
        Object reply = attempt.call(change(attempt.key(), seen, effect));
        boolean done = seen == null ? reply == null : reply instanceof Long;
        return done ? outcome(attempt, verb, effect, seen) : null;
    }

    private Outcome<byte[]> outcome(Attempt attempt, Verb verb, Effect effect, byte @Nullable [] before) {
        byte[] after = switch (verb) {
            case KEEP, TOUCH -> before;
            case WRITE, FILL -> before == null && effect.isNothing() ? null : next;
            case DELETE -> null;
        };
        byte[] lapsed = before == null ? hive.lapses().take(alias) : null;
        if (!attempt.isKept()) {
            hive.lapses().note(alias, effect, before, after, began);
        }
        return new Outcome<>(verb, before, after, lapsed);
    }
}
