package io.hivecache.engine.remote;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a cache that keeps copies of entries in this JVM: a copy is answered without a round trip, and what has none is
 * read in such a way that the server pushes its next change ({@link TrackedConnection}).
 *
 * <p>A copy is never older than what this JVM itself has changed, and older than what others have by no more than the time
 * that a push takes. It does not outlast its generation, its deadline, or the connection over which a push would come. Who
 * holds an alias reads it from the servers, since it is about to decide by what it reads.
 */
final class NearReads {
    private final Generations generations;
    private final Attempts attempts;
    private final Holdings holdings;
    private final NearEntries entries;

    NearReads(Generations generations, Attempts attempts, Holdings holdings, NearEntries entries) {
        this.generations = generations;
        this.attempts = attempts;
        this.holdings = holdings;
        this.entries = entries;
    }

    /** The content of an alias, or null. */
    byte @Nullable [] get(String alias) {
        if (holdings.holds(alias)) {
            return attempts.on(alias, attempt -> (byte[]) attempt.call(Commands.get(attempt.key())));
        }
        byte[] near = entries.get(alias, generations.current(), System.nanoTime());
        return near == null ? attempts.on(alias, attempt -> read(attempt, alias)) : near;
    }

    /** This JVM has changed an entry, or may have. */
    void changed(String alias) {
        entries.changed(alias);
    }

    /** Ends all copies. */
    void forgetAll() {
        entries.keyChanged(null);
    }

    /** How many copies there are. */
    int size() {
        return entries.size();
    }

    private byte @Nullable [] read(Attempt attempt, String alias) {
        long ticket = entries.ticket(alias);
        long began = System.nanoTime();
        Space space = attempt.space();
        boolean eternal = space.isEternal();
        Sent sent = attempt.track(eternal ? Commands.get(attempt.key()) : Script.READ.read(List.of(attempt.key())));
        List<?> reply = eternal ? Arrays.asList(sent.reply(), -1L) : (List<?>) Objects.requireNonNull(sent.reply());
        byte[] content = (byte[]) reply.get(0);
        if (content != null && sent.isTracked() && eternal == space.isEternal()) {
            long life = (Long) Objects.requireNonNull(reply.get(1));
            long nanos = life < 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(life);
            entries.put(new NearEntries.Near(alias, space, content.clone(), began, nanos), ticket);
        }
        return content;
    }
}
