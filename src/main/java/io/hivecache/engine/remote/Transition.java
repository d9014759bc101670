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
    private Lapses.@Nullable Remembered lapsed;

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
        lapsed = hive.lapses().claim(alias);
        try {
            if (mustAsk()) {
                return decide(attempt, (byte[]) attempt.call(Commands.get(attempt.key())));
            }
            return expected == null ? doOnce(attempt) : compareFirst(attempt, expected);
        } finally {
            restoreLapsed();
        }
    }

    /** What was there until its time was over, perhaps only while the request was on its way. */
    private byte @Nullable [] takeLapsed() {
        Lapses.Remembered claimed = lapsed;
        lapsed = null;
        return claimed == null ? hive.lapses().take(alias) : claimed.content();
    }

    /** What was claimed and not told is remembered again. */
    private void restoreLapsed() {
        if (lapsed != null) {
            hive.lapses().restore(alias, lapsed);
            lapsed = null;
        }
    }

    private boolean mustAsk() {
        return !(lifetime instanceof Lifetime.Fixed)
                && (row.absent().stores() || asksIfPresent(row.present()) || asksIfPresent(row.differs()));
    }

    private boolean asksIfPresent(Verb verb) {
        return verb == Verb.TOUCH ? lifetime.reactsToAccess() : verb.stores() && !lifetime.outlastsUpdates();
    }

    private Outcome<byte[]> doOnce(Attempt attempt) {
        Choice absent = Choice.of(row.absent(), false, lifetime);
        Choice present = Choice.of(row.present(), true, lifetime);
        boolean wantsBefore = row.wantsBefore() || hive.lapses().wanted();
        byte[] before = apply(attempt, absent, present, wantsBefore);
        return before == null ? outcome(attempt, absent, null) : outcome(attempt, present, before);
    }

    /** Does it whatever content there is; answers what there was, or what stands for it. */
    private byte @Nullable [] apply(Attempt attempt, Choice absent, Choice present, boolean wantsBefore) {
        Announcement announcement = announcement(attempt, absent, present);
        if (announcement != null) {
            return Found.CONTENT.in(announcement.make(null, absent, present, next, wantsBefore));
        }
        Commands.Step step = Commands.transition(attempt.key(), absent.effect(), present.effect(), next, wantsBefore);
        return step.found().in(attempt.call(step.request()));
    }

    /** Does it if there is the given content or none; answers as {@link Commands#compare} does. */
    private @Nullable Object compare(Attempt attempt, byte[] probe, Choice absent, Choice present) {
        Announcement announcement = announcement(attempt, absent, present);
        return announcement == null
                ? attempt.call(Commands.compare(attempt.key(), probe, absent.effect(), present.effect(), next))
                : announcement.make(probe, absent, present, next, false);
    }

    /** What others are to be told, or null if there is nothing that anybody wants to hear of. */
    private @Nullable Announcement announcement(Attempt attempt, Choice absent, Choice present) {
        ChangeFeed feed = hive.feed();
        if (feed == null || !feed.wanted().isAny()) {
            return null;
        }
        Announcement announcement = new Announcement(feed, attempt, lapsed == null ? null : lapsed.content());
        return announcement.concerns(absent, present) ? announcement : null;
    }

    private Outcome<byte[]> compareFirst(Attempt attempt, byte[] probe) {
        Choice absent = Choice.of(row.absent(), false, lifetime);
        Choice present = Choice.of(row.present(), true, lifetime);
        Object reply = compare(attempt, probe, absent, present);
        if (reply == null) {
            return outcome(attempt, absent, null);
        }
        return reply instanceof byte[] other ? decide(attempt, other) : outcome(attempt, present, probe);
    }

    private Outcome<byte[]> decide(Attempt attempt, byte @Nullable [] first) {
        byte[] found = first;
        Backoff backoff = hive.backoff();
        while (true) {
            boolean same = found == null || expected == null || hive.same(found, expected);
            Verb verb = row.verb(found != null, same);
            Choice choice = Choice.of(verb, found != null, lifetime);
            if (isSilent(attempt, choice, found)) {
                return outcome(attempt, choice, found);
            }
            Object reply = change(attempt, found, choice);
            boolean done = found == null ? reply == null : reply instanceof Long;
            if (done) {
                return outcome(attempt, choice, found);
            }
            found = (byte[]) reply;
            backoff.pause();
        }
    }

    /** Whether there is nothing to be done on a server, nor to be told. */
    private boolean isSilent(Attempt attempt, Choice choice, byte @Nullable [] found) {
        return choice.effect().isNothing() && (found != null || announcement(attempt, choice, Choice.NOTHING) == null);
    }

    /** Does it if what was found is still there; otherwise answers what there is now. */
    private @Nullable Object change(Attempt attempt, byte @Nullable [] found, Choice choice) {
        return found == null
                ? apply(attempt, choice, Choice.NOTHING, true)
                : compare(attempt, found, Choice.NOTHING, choice);
    }

    /**
     * Applies the present or absent verb to what the caller saw.
     *
     * @return null if there is something else by now
     */
    @Nullable
    Outcome<byte[]> swap(Attempt attempt, byte @Nullable [] seen) {
        attempt.expectDeadlines(lifetime);
        lapsed = hive.lapses().claim(alias);
        try {
            Choice choice = Choice.of(row.verb(seen != null, true), seen != null, lifetime);
            if (isSilent(attempt, choice, seen)) {
                return outcome(attempt, choice, seen);
            }
            Object reply = change(attempt, seen, choice);
            boolean done = seen == null ? reply == null : reply instanceof Long;
            return done ? outcome(attempt, choice, seen) : null;
        } finally {
            restoreLapsed();
        }
    }

    private Outcome<byte[]> outcome(Attempt attempt, Choice choice, byte @Nullable [] before) {
        Effect effect = choice.effect();
        byte[] after = switch (choice.verb()) {
            case KEEP, TOUCH -> before;
            case WRITE, FILL -> before == null && effect.isNothing() ? null : next;
            case DELETE -> null;
        };
        byte[] gone = before == null ? takeLapsed() : null;
        restoreLapsed();
        hive.lapses().note(attempt, effect, before, after, began);
        return new Outcome<>(choice.verb(), before, after, gone);
    }
}
