package io.hivecache.engine.remote;

import io.hivecache.hive.Lifetime;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandKeyword;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Which command carries out a transition: the one place where that is decided.
 *
 * <p>A row of the operation table together with a fixed lifetime comes down to two effects, one on an absent key and one on
 * a present key. Servers have a single native command for nearly all pairs that occur:
 *
 * <table>
 * <caption>Effects and commands; those in brackets if the content before is wanted</caption>
 * <tr><th>if absent</th><th>if present</th><th>command</th></tr>
 * <tr><td>nothing</td><td>nothing</td><td>EXISTS (GET)</td></tr>
 * <tr><td>nothing</td><td>expire</td><td>GETEX</td></tr>
 * <tr><td>nothing</td><td>remove</td><td>DEL (GETDEL)</td></tr>
 * <tr><td>nothing</td><td>store</td><td>SET XX (GET)</td></tr>
 * <tr><td>store</td><td>nothing</td><td>SET NX (GET)</td></tr>
 * <tr><td>store</td><td>store, same life</td><td>SET (GET)</td></tr>
 * <tr><td>store for ever</td><td>store, keep the deadline</td><td>SET KEEPTTL (GET)</td></tr>
 * <tr><td>store</td><td>store, other life</td><td>script {@link Script#UPDATE} ({@link Script#TRANSITION})</td></tr>
 * <tr><td>all else</td><td></td><td>script {@link Script#TRANSITION}</td></tr>
 * </table>
 *
 * SET takes the life along: PX with milliseconds, KEEPTTL, or neither. Where content is expected, the comparison and
 * the change are one script, too.
 */
final class Commands {
    /** Words that the client library knows only from Lettuce 7 on. */
    private static final String PX = "PX";

    private static final String KEEPTTL = "KEEPTTL";

    /** Key, content, condition, PX and life, GET. */
    private static final int MOST_SET_ARGS = 6;

    private static final byte[] NO = {'0'};
    private static final byte[] YES = {'1'};
    private static final byte[] NONE = {};

    private Commands() {}

    /** A request, and how its reply tells what was found. */
    record Step(Request request, Found found) {}

    /** Reads the content. */
    static Request get(byte[] key) {
        return Request.read(CommandType.GET, Request.args(key));
    }

    /** Asks how many milliseconds a key has to live; the reply is negative if it lives for ever, or is not there. */
    static Request timeLeft(byte[] key) {
        return Request.read(CommandType.PTTL, Request.args(key));
    }

    /** The transition with the given effects, whatever the content is. */
    static Step transition(byte[] key, Effect absent, Effect present, byte @Nullable [] next, boolean wantsBefore) {
        if (absent.isNothing()) {
            return ifPresent(key, present, next, wantsBefore);
        }
        if (present.isNothing()) {
            Request request = set(key, next, absent.life(), CommandKeyword.NX, wantsBefore);
            return new Step(request, wantsBefore ? Found.CONTENT : Found.REFUSED);
        }
        if (areOne(absent, present)) {
            Request request = set(key, next, present.life(), null, wantsBefore);
            return new Step(request, wantsBefore ? Found.CONTENT : Found.UNKNOWN);
        }
        if (present.stores() && !wantsBefore) {
            Request request = Script.UPDATE.on(key, content(next), ascii(present.lifeCode()), ascii(absent.lifeCode()));
            return new Step(request, Found.COUNT);
        }
        byte[] before = wantsBefore ? YES : NO;
        return new Step(
                Script.TRANSITION.on(key, NO, NONE, absent.code(), present.code(), next == null ? NONE : next, before),
                Found.CONTENT);
    }

    /**
     * Whether content is stored by one native command whether there is a key or not. A new key has no deadline, so that to
     * keep it means to live for ever.
     */
    static boolean areOne(Effect absent, Effect present) {
        boolean keepsDeadline = absent.life() == Lifetime.NEVER && present.life() == Lifetime.SAME;
        return absent.stores() && present.stores() && (absent.life() == present.life() || keepsDeadline);
    }

    private static Step ifPresent(byte[] key, Effect present, byte @Nullable [] next, boolean wantsBefore) {
        return switch (present.kind()) {
            case NOTHING ->
                wantsBefore
                        ? new Step(get(key), Found.CONTENT)
                        : new Step(Request.read(CommandType.EXISTS, Request.args(key)), Found.COUNT);
            case EXPIRE -> new Step(getAndExpire(key, present.life()), Found.CONTENT);
            case REMOVE ->
                wantsBefore
                        ? new Step(Request.change(CommandType.GETDEL, Request.args(key)), Found.CONTENT)
                        : new Step(Request.change(CommandType.DEL, Request.args(key)), Found.COUNT);
            case STORE ->
                new Step(
                        set(key, next, present.life(), CommandKeyword.XX, wantsBefore),
                        wantsBefore ? Found.CONTENT : Found.STORED);
        };
    }

    private static Request getAndExpire(byte[] key, long life) {
        CommandArgs<byte[], byte[]> args = Request.args(key);
        return Request.change(
                CommandType.GETEX,
                life == Lifetime.NEVER
                        ? args.add(CommandType.PERSIST)
                        : args.add(PX).add(life));
    }

    private static Request set(
            byte[] key, byte @Nullable [] next, long life, @Nullable CommandKeyword condition, boolean get) {
        byte[] content = content(next);
        CommandArgs<byte[], byte[]> args = Request.noArgs(MOST_SET_ARGS, key.length + content.length)
                .addKey(key)
                .addValue(content);
        if (condition != null) {
            args.add(condition);
        }
        if (life == Lifetime.SAME) {
            args.add(KEEPTTL);
        } else if (life != Lifetime.NEVER) {
            args.add(PX).add(life);
        }
        if (get) {
            args.add(CommandType.GET);
        }
        return Request.change(CommandType.SET, args);
    }

    /**
     * Compares content and changes it, in one script: answers null if it was absent, the content if it was another (then
     * nothing was done), else 1.
     */
    static Request compare(byte[] key, byte[] expected, Effect absent, Effect present, byte @Nullable [] next) {
        return Script.TRANSITION.on(key, YES, expected, absent.code(), present.code(), next == null ? NONE : next, NO);
    }

    private static byte[] content(byte @Nullable [] next) {
        if (next == null) {
            throw new IllegalArgumentException("a row that stores needs content to store");
        }
        return next;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
