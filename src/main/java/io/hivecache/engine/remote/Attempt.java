package io.hivecache.engine.remote;

import io.hivecache.hive.HiveException;
import io.hivecache.hive.HiveTimeout;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.UnknownAfterReset;
import io.hivecache.hive.UnknownAfterTimeout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One try at an operation, on the keys of the generation that was the current one when it began. */
final class Attempt {
    private final Attempts attempts;
    private final Space space;
    private final @Nullable String alias;
    private byte @Nullable [] key;

    /**
     * Creates a try.
     *
     * @param alias what the operation names, if it names one and the caller may hold that
     */
    Attempt(Attempts attempts, Space space, @Nullable String alias) {
        this.attempts = attempts;
        this.space = space;
        this.alias = alias;
    }

    /** The keys. */
    Space space() {
        return space;
    }

    /** What the operation names. */
    String alias() {
        return Objects.requireNonNull(alias);
    }

    /** The key of the alias that the operation names. */
    byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = space.key(alias());
            key = known;
        }
        return known;
    }

    /** Makes known that keys of this generation may get a deadline, if they may. */
    void expectDeadlines(Lifetime lifetime) {
        attempts.expectDeadlines(space, lifetime);
    }

    /** Whether the generation was ended by this JVM while the caller held the alias: then it is nobody else's concern. */
    boolean isKept() {
        return attempts.keeps(alias, space);
    }

    /**
     * Sends a request and waits for its reply.
     *
     * @throws GenerationEnded if the generation had ended before, so that the request came to nothing
     */
    @Nullable
    Object call(Request request) {
        return call(request, attempts.calls());
    }

    /** As {@link #call(Request)}, over other calls. */
    @Nullable
    Object call(Request request, Calls calls) {
        Sent sent = calls.finish(request.under(attempts.doubts()));
        if (!counts(request, sent)) {
            throw new GenerationEnded();
        }
        return sent.reply();
    }

    /**
     * As {@link #call(Request)}, for a read whose next change is to be pushed.
     *
     * @return the reply, which tells whether it will be
     */
    Sent track(Request request) {
        Sent sent = attempts.tracking().finish(request.under(attempts.doubts()));
        if (!counts(request, sent)) {
            throw new GenerationEnded();
        }
        return sent;
    }

    /** Sends requests together and waits for their replies; null stands for each that came to nothing. */
    List<@Nullable Sent> callAll(List<Request> requests) {
        List<Request> doubtful = requests.stream()
                .map(request -> request.under(attempts.doubts()))
                .toList();
        List<@Nullable Sent> counting = new ArrayList<>(requests.size());
        List<Sent> finished = attempts.calls().finishAll(doubtful);
        for (int i = 0; i < finished.size(); i++) {
            counting.add(counts(requests.get(i), finished.get(i)) ? finished.get(i) : null);
        }
        return counting;
    }

    /**
     * Sends requests together and waits for their replies.
     *
     * @throws GenerationEnded if any came to nothing
     */
    List<@Nullable Object> callTogether(List<Request> requests) {
        List<@Nullable Object> replies = new ArrayList<>(requests.size());
        for (Sent sent : callAll(requests)) {
            if (sent == null) {
                throw new GenerationEnded();
            }
            replies.add(sent.reply());
        }
        return replies;
    }

    /**
     * The key under which a script finds the current generation, to see for itself whether this one has ended. It is null if
     * that key may lie on another server, or if the end is nobody's concern.
     */
    byte @Nullable [] currentKey() {
        return isKept() ? null : attempts.currentKey();
    }

    /**
     * Sends a script that looks whether the generation has ended, and waits for its reply: no doubts are needed to judge it.
     *
     * @throws GenerationEnded if it had, so that nothing was done
     */
    @Nullable
    Object callLooking(Request request) {
        Object reply = attempts.calls().call(request);
        if (Script.ENDED.equals(reply)) {
            attempts.ended(space);
            throw new GenerationEnded();
        }
        return reply;
    }

    private boolean counts(Request request, Sent sent) {
        try {
            return sent.doubtsAtReply() <= space.confirmed() || isKept() || attempts.wasCurrent(space, sent);
        } catch (HiveException e) {
            throw request.reads() ? e : unknown(e);
        }
    }

    /** A change was answered, but nobody could be asked whether that was before or after the generation had ended. */
    private static HiveException unknown(HiveException e) {
        String message = "a change was carried out, but perhaps on what another JVM had cleared; who asked for the "
                + "current generation was told: " + e.getMessage();
        return e instanceof HiveTimeout ? new UnknownAfterTimeout(message, e) : new UnknownAfterReset(message, e);
    }
}
