package io.hivecache.engine.remote;

import io.hivecache.hive.Interest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a change is told to all JVMs: by the script that makes it, so that there is no change without its message, and the
 * messages about a key come in the order of its changes.
 */
final class Announcement {
    private static final byte[] NO = {'0'};
    private static final byte[] YES = {'1'};
    private static final byte[] NONE = {};

    private final ChangeFeed feed;
    private final String alias;
    private final byte[] key;
    private final byte @Nullable [] lapsed;

    /**
     * Creates the announcement of a change.
     *
     * @param feed whose subscribers are told
     * @param alias what is changed
     * @param key its key
     * @param lapsed the content that is known to have been there until its time was over, if nothing is found; or null
     */
    Announcement(ChangeFeed feed, String alias, byte[] key, byte @Nullable [] lapsed) {
        this.feed = feed;
        this.alias = alias;
        this.key = key;
        this.lapsed = lapsed;
    }

    /** Whether a transition has anything to tell that somebody wants to hear. */
    boolean concerns(Choice absent, Choice present) {
        Interest wanted = feed.wanted();
        return (wanted.changes() && (absent.changes() || present.changes())) || (wanted.lapses() && lapsed != null);
    }

    /**
     * The transition, as {@link Script#TRANSITION} does it, and the telling.
     *
     * @param expected as there; null if any content will do
     */
    Request request(
            byte @Nullable [] expected, Choice absent, Choice present, byte @Nullable [] next, boolean wantsBefore) {
        Interest wanted = feed.wanted();
        return Script.ANNOUNCED.on(
                key,
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
                Escaping.escape(alias).getBytes(StandardCharsets.UTF_8),
                flag(wanted.before()),
                flag(wanted.lapses() && lapsed != null),
                orNone(lapsed));
    }

    private static byte[] flag(boolean on) {
        return on ? YES : NO;
    }

    private static byte[] orNone(byte @Nullable [] content) {
        return content == null ? NONE : content;
    }
}
