package io.hivecache.engine.remote;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.Row;
import io.hivecache.hive.Verb;
import org.jspecify.annotations.Nullable;

/**
 * One row and what it is applied to. If all effects are known beforehand it is one request; if the lifetime must be asked,
 * or content is the same though its bytes differ, it is decided here by what was found and then done only if that is still
 * there. Used once, by one thread.
 */
final class Transition {
    private final RemoteHive hive;
    private final String alias;
    private final byte[] key;
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
        this.key = hive.key(alias);
        this.row = row;
        this.expected = expected;
        this.next = next;
        this.lifetime = lifetime instanceof Lifetime.Fixed ? lifetime : new AskedOnce(lifetime);
        this.began = hive.lapses().now();
    }

    Outcome<byte[]> run() {
        if (mustAsk()) {
            return decide((byte[]) hive.call(Commands.get(key)));
        }
        return expected == null ? doOnce() : compareFirst(expected);
    }

    private boolean mustAsk() {
        return !(lifetime instanceof Lifetime.Fixed)
                && (row.absent().stores() || asksIfPresent(row.present()) || asksIfPresent(row.differs()));
    }

    private boolean asksIfPresent(Verb verb) {
        return verb == Verb.TOUCH ? lifetime.reactsToAccess() : verb.stores() && !lifetime.outlastsUpdates();
    }

    private Outcome<byte[]> doOnce() {
        Effect absent = Effect.of(row.absent(), false, lifetime);
        Effect present = Effect.of(row.present(), true, lifetime);
        boolean wantsBefore = row.wantsBefore() || hive.lapses().wanted();
        Commands.Step step = Commands.transition(key, absent, present, next, wantsBefore);
        byte[] before = step.found().in(hive.call(step.request()));
        return before == null ? outcome(row.absent(), absent, null) : outcome(row.present(), present, before);
    }

    private Outcome<byte[]> compareFirst(byte[] probe) {
        Effect absent = Effect.of(row.absent(), false, lifetime);
        Effect present = Effect.of(row.present(), true, lifetime);
        Object reply = hive.call(Commands.compare(key, probe, absent, present, next));
        if (reply == null) {
            return outcome(row.absent(), absent, null);
        }
        return reply instanceof byte[] other ? decide(other) : outcome(row.present(), present, probe);
    }

    private Outcome<byte[]> decide(byte @Nullable [] first) {
        byte[] found = first;
        Backoff backoff = hive.backoff();
        while (true) {
            boolean same = found == null || expected == null || hive.same(found, expected);
            Verb verb = row.verb(found != null, same);
            Effect effect = Effect.of(verb, found != null, lifetime);
            if (effect.isNothing()) {
                return outcome(verb, effect, found);
            }
            Object reply = hive.call(change(found, effect));
            boolean done = found == null ? reply == null : reply instanceof Long;
            if (done) {
                return outcome(verb, effect, found);
            }
            found = (byte[]) reply;
            backoff.pause();
        }
    }

    /** Does it if what was found is still there; otherwise the reply is what there is now. */
    private Request change(byte @Nullable [] found, Effect effect) {
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
    Outcome<byte[]> swap(byte @Nullable [] seen) {
        Verb verb = row.verb(seen != null, true);
        Effect effect = Effect.of(verb, seen != null, lifetime);
        if (effect.isNothing()) {
            return outcome(verb, effect, seen);
        }
        Object reply = hive.call(change(seen, effect));
        boolean done = seen == null ? reply == null : reply instanceof Long;
        return done ? outcome(verb, effect, seen) : null;
    }

    private Outcome<byte[]> outcome(Verb verb, Effect effect, byte @Nullable [] before) {
        byte[] after = switch (verb) {
            case KEEP, TOUCH -> before;
            case WRITE, FILL -> before == null && effect.isNothing() ? null : next;
            case DELETE -> null;
        };
        byte[] lapsed = before == null ? hive.lapses().take(alias) : null;
        hive.lapses().note(alias, effect, before, after, began);
        return new Outcome<>(verb, before, after, lapsed);
    }
}
