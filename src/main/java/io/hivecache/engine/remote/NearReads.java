package io.hivecache.engine.remote;

import io.hivecache.hive.ChangeObserver;
import io.hivecache.hive.HiveObserver;
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
    private final HiveObserver<?> observer;

    NearReads(
            Generations generations,
            Attempts attempts,
            Holdings holdings,
            NearEntries entries,
            HiveObserver<?> observer) {
        this.generations = generations;
        this.attempts = attempts;
        this.holdings = holdings;
        this.entries = entries;
        this.observer = observer;
    }

    /** The content of an alias, or null. */
    byte @Nullable [] get(String alias) {
        if (holdings.holds(alias)) {
            return attempts.on(alias, attempt -> (byte[]) attempt.call(Commands.get(attempt.key())));
        }
        byte[] near = entries.get(alias, generations.current(), System.nanoTime());
        if (near == null) {
            return attempts.on(alias, attempt -> read(attempt, alias));
        }
        observer.readNear();
        return near;
    }

    /** This JVM has changed an entry, or may have. */
    void changed(String alias) {
        entries.changed(alias);
    }

    /**
     * Ends the copy of what another observer hears of, before it does: that may come sooner than the server's push, over
     * another connection, and who hears of a change may read what there is now.
     */
    ChangeObserver<String, byte[]> endingCopies(ChangeObserver<String, byte[]> observer) {
        return (alias, change) -> {
            changed(alias);
            observer.changed(alias, change);
        };
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
        List<?> reply = eternal ? Arrays.asList(sent.reply(), null) : (List<?>) Objects.requireNonNull(sent.reply());
        byte[] content = (byte[]) reply.get(0);
        if (content != null && sent.isTracked()) {
            long life = reply.get(1) instanceof Long millis ? nanos(millis) : NearEntries.Near.ETERNAL_AS_ALL;
            entries.put(new NearEntries.Near(alias, space, content.clone(), began, life), ticket);
        }
        return content;
    }

    /** The server's time to live, which is negative if there is no deadline. */
    private static long nanos(long millis) {
        return millis < 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
