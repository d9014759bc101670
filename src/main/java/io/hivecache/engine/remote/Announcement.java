package io.hivecache.engine.remote;

import io.hivecache.hive.Interest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a change is told to all JVMs: by the script that makes it, so that there is no change without its message, and the
 * messages about a key come in the order of its changes.
 *
 * <p>What is done to a generation that another JVM has ended is done again ({@link Attempts}), and must not be told for the
 * first time, too. The script therefore looks at the generation itself, and leaves everything as it is if that has ended.
 * On a Cluster it cannot, as that may stand on another server: there such a change is told twice.
 */
final class Announcement {
    private static final byte[] NO = {'0'};
    private static final byte[] YES = {'1'};
    private static final byte[] NONE = {};

    private final ChangeFeed feed;
    private final Attempt attempt;
    private final byte @Nullable [] lapsed;

    /**
     * Creates the announcement of a change.
     *
     * @param feed whose subscribers are told
     * @param attempt the try that makes the change
     * @param lapsed the content that is known to have been there until its time was over, if nothing is found; or null
     */
    Announcement(ChangeFeed feed, Attempt attempt, byte @Nullable [] lapsed) {
        this.feed = feed;
        this.attempt = attempt;
        this.lapsed = lapsed;
    }

    /** Whether a transition has anything to tell that somebody wants to hear. */
    boolean concerns(Choice absent, Choice present) {
        Interest wanted = feed.wanted();
        return (wanted.changes() && (absent.changes() || present.changes())) || (wanted.lapses() && lapsed != null);
    }

    /**
     * Makes the change, as {@link Script#TRANSITION} does, and tells it; answers as that does.
     *
     * @param expected as there; null if any content will do
     * @throws GenerationEnded if the generation had ended before
     */
    @Nullable
    Object make(
            byte @Nullable [] expected, Choice absent, Choice present, byte @Nullable [] next, boolean wantsBefore) {
        byte[] current = attempt.currentKey();
        List<byte[]> keys = current == null ? List.of(attempt.key()) : List.of(attempt.key(), current);
        Request request = request(keys, expected, absent, present, next, wantsBefore);
        return current == null ? attempt.call(request) : attempt.callLooking(request);
    }

    private Request request(
            List<byte[]> keys,
            byte @Nullable [] expected,
            Choice absent,
            Choice present,
            byte @Nullable [] next,
            boolean wantsBefore) {
        Interest wanted = feed.wanted();
        return Script.ANNOUNCED.on(
                keys,
                flag(expected != null),
                orNone(expected),
                absent.effect().code(),
                present.effect().code(),
                orNone(next),
                flag(wantsBefore),
                feed.channelBytes(),
                feed.originBytes(),
                ChangeMessage.code(absent, wanted),
                ChangeMessage.code(present, wanted),
                Escaping.escape(attempt.alias()).getBytes(StandardCharsets.UTF_8),
                flag(wanted.before()),
                flag(wanted.lapses() && lapsed != null),
                orNone(lapsed),
                attempt.space().generation().getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] flag(boolean on) {
        return on ? YES : NO;
    }

    private static byte[] orNone(byte @Nullable [] content) {
        return content == null ? NONE : content;
    }
}
