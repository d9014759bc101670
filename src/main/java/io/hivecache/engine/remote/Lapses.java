package io.hivecache.engine.remote;

import io.hivecache.hive.HiveObserver;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Row;
import io.hivecache.hive.TimeSource;
import io.lettuce.core.protocol.CommandType;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells of expired entries, which servers drop without a word: remembers what this JVM stored or touched, and when the
 * deadline has passed and the server has it no more, then it has lapsed. Nothing is remembered unless the observer wants
 * to hear of it.
 *
 * <p>What is missing before its deadline was removed by somebody else and is forgotten; so is what is still there long
 * after it, because somebody else gave it another deadline, who remembers it then.
 */
final class Lapses {
    private static final System.Logger LOG = System.getLogger(Lapses.class.getName());
    private static final long GRACE_MILLIS = 1_000;

    private final HiveSettings<String, byte[]> settings;
    private final RemoteHive hive;
    private final TimeSource time;
    private final ConcurrentHashMap<String, Remembered> remembered = new ConcurrentHashMap<>();
    private volatile long earliest = Lifetime.NEVER;

    /** Creates the memory of a hive. */
    Lapses(HiveSettings<String, byte[]> settings, RemoteHive hive, TimeSource time) {
        this.settings = settings;
        this.hive = hive;
        this.time = time;
    }

    /** What this JVM knows of an entry; compared by identity. */
    static final class Remembered {
        private final byte[] content;
        private final long deadline;
        private final String generation;

        private Remembered(byte[] content, long deadline, String generation) {
            this.content = content;
            this.deadline = deadline;
            this.generation = generation;
        }

        byte[] content() {
            return content;
        }
    }

    /** Whether the content of entries must be known, so that it can be told when they have expired. */
    boolean wanted() {
        return observer().wantsLapsed() || hive.sharedInterest().lapses();
    }

    private HiveObserver<String> observer() {
        return settings.observer();
    }

    /** What is remembered of an alias now, or null. */
    @Nullable
    Remembered of(String alias) {
        return remembered.isEmpty() ? null : remembered.get(alias);
    }

    /** The time before a request, by which the deadlines that it sets are reckoned; 0 if nobody wants to hear of them. */
    long now() {
        return wanted() ? time.millis() : 0;
    }

    /**
     * Takes note of what was done to an entry by a request that began at the given time; not of what was done to a
     * generation that this JVM has ended.
     */
    void note(Attempt attempt, Effect effect, byte @Nullable [] before, byte @Nullable [] content, long began) {
        if (effect.isNothing() || (remembered.isEmpty() && !wanted()) || attempt.isKept()) {
            return;
        }
        String alias = attempt.alias();
        if (effect.kind() == Effect.Kind.REMOVE || content == null || effect.life() == Lifetime.NEVER) {
            remembered.remove(alias);
        } else if (effect.life() != Lifetime.SAME) {
            remember(
                    alias,
                    new Remembered(
                            content, began + effect.life(), attempt.space().generation()));
        } else if (before == null) {
            remembered.remove(alias);
        } else {
            remembered.computeIfPresent(
                    alias, (same, known) -> new Remembered(content, known.deadline, known.generation));
        }
    }

    private void remember(String alias, Remembered known) {
        if (wanted()) {
            remembered.put(alias, known);
            if (known.deadline < earliest) {
                earliest = known.deadline;
            }
        }
    }

    /** What is remembered of an entry whose time has passed, or null; it is forgotten, so that only one thread tells. */
    @Nullable
    Remembered claim(String alias) {
        Remembered known = of(alias);
        return known != null && hasPassed(known) && remembered.remove(alias, known) && !wasCleared(known)
                ? known
                : null;
    }

    /** The content of an entry that a transition found absent, if it has lapsed; forgets it. */
    byte @Nullable [] take(String alias) {
        Remembered known = remembered.isEmpty() ? null : remembered.remove(alias);
        return known != null && hasPassed(known) && !wasCleared(known) ? known.content : null;
    }

    /** Remembers again what could not be told: it is still there, or nobody knows. */
    void restore(String alias, Remembered claimed) {
        remembered.putIfAbsent(alias, claimed);
        earliest = Math.min(earliest, claimed.deadline);
    }

    private String generation() {
        Space space = hive.generations().known();
        return space == null ? "" : space.generation();
    }

    /** Whether an entry went with a generation of its cache: then it did not expire. */
    private boolean wasCleared(Remembered known) {
        return !known.generation.equals(generation());
    }

    /** Forgets an entry that another JVM has changed, and so remembers itself. */
    void forget(String alias) {
        if (!remembered.isEmpty()) {
            remembered.remove(alias);
        }
    }

    /** A reader found nothing where, as it began, something was remembered. */
    void missed(String alias, Remembered known) {
        if (hasPassed(known)) {
            tell(alias, known);
        } else {
            remembered.remove(alias, known);
        }
    }

    private boolean hasPassed(Remembered known) {
        return known.deadline <= time.millis();
    }

    private void tell(String alias, Remembered known) {
        if (wasCleared(known)) {
            remembered.remove(alias, known);
        } else if (!hive.isHeldByAnother(alias)
                && remembered.get(alias) == known
                && !observer().lapsed(alias)) {
            if (hive.sharedInterest().lapses()) {
                hive.transition(alias, Row.KEEP, null, null, Lifetime.ETERNAL);
            } else {
                remembered.remove(alias, known);
            }
        }
    }

    /** Tells of everything that has lapsed by now, whether anybody met it or not. */
    void tellAll(Calls calls, Function<String, byte[]> key) {
        if (earliest > time.millis()) {
            return;
        }
        earliest = Lifetime.NEVER;
        List<Map.Entry<String, Remembered>> due = new ArrayList<>();
        long next = Lifetime.NEVER;
        for (Map.Entry<String, Remembered> entry : remembered.entrySet()) {
            Remembered known = entry.getValue();
            if (hasPassed(known)) {
                due.add(Map.entry(entry.getKey(), known));
            }
            next = Math.min(next, known.deadline);
        }
        try {
            tellAbsent(due, calls, key);
        } finally {
            earliest = Math.min(earliest, next);
        }
    }

    private void tellAbsent(List<Map.Entry<String, Remembered>> due, Calls calls, Function<String, byte[]> key) {
        for (int from = 0; from < due.size(); from += Batches.CHUNK) {
            List<Map.Entry<String, Remembered>> chunk = due.subList(from, Math.min(due.size(), from + Batches.CHUNK));
            List<@Nullable Object> there = calls.callAll(chunk.stream()
                    .map(entry -> Request.read(CommandType.EXISTS, Request.args(key.apply(entry.getKey()))))
                    .toList());
            for (int i = 0; i < chunk.size(); i++) {
                settle(chunk.get(i).getKey(), chunk.get(i).getValue(), Found.COUNT.in(there.get(i)) != null);
            }
        }
    }

    private void settle(String alias, Remembered known, boolean isThere) {
        if (isThere) {
            if (known.deadline + GRACE_MILLIS <= time.millis()) {
                remembered.remove(alias, known);
            }
            return;
        }
        try {
            tell(alias, known);
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "cache '" + settings.name() + "': a listener failed on an expired entry", e);
            remembered.remove(alias, known);
        }
    }

    /** Forgets everything. */
    void forgetAll() {
        remembered.clear();
    }
}
