package io.hivecache.engine.remote;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Verb;
import java.nio.charset.StandardCharsets;

/**
 * What is to be done to a server's key: a verb, once it is known whether there is content and how long it will live.
 *
 * @param kind what happens to the content
 * @param life how long the key lives from then on, in milliseconds, {@link Lifetime#NEVER} for no end, or
 *     {@link Lifetime#SAME}; 0 where it has no meaning
 */
record Effect(Kind kind, long life) {
    /** What happens to the content. */
    enum Kind {
        NOTHING,
        STORE,
        EXPIRE,
        REMOVE
    }

    static final Effect NOTHING = new Effect(Kind.NOTHING, 0);
    static final Effect REMOVE = new Effect(Kind.REMOVE, 0);

    /** Longer than servers can count from now. */
    private static final long BEYOND = Long.MAX_VALUE / 4;

    /** The effect of a verb; asks the lifetime only for what happens. */
    static Effect of(Verb verb, boolean found, Lifetime lifetime) {
        return switch (verb) {
            case KEEP -> NOTHING;
            case TOUCH -> found && lifetime.reactsToAccess() ? touch(lifetime.access()) : NOTHING;
            case WRITE, FILL -> found ? update(lifetime) : create(lifetime.creation());
            case DELETE -> found ? REMOVE : NOTHING;
        };
    }

    private static Effect touch(long life) {
        return life == Lifetime.SAME ? NOTHING : life == 0 ? REMOVE : new Effect(Kind.EXPIRE, bounded(life));
    }

    private static Effect create(long life) {
        return life == 0 ? NOTHING : new Effect(Kind.STORE, bounded(life));
    }

    private static Effect update(Lifetime lifetime) {
        long life = lifetime.outlastsUpdates() ? Lifetime.SAME : lifetime.update();
        return life == 0 ? REMOVE : new Effect(Kind.STORE, bounded(life));
    }

    private static long bounded(long life) {
        return life > BEYOND ? Lifetime.NEVER : life;
    }

    /** Whether the key is left as it is. */
    boolean isNothing() {
        return kind == Kind.NOTHING;
    }

    /** Whether content is stored. */
    boolean stores() {
        return kind == Kind.STORE;
    }

    /** The effect in the words of {@link Script#TRANSITION}. */
    byte[] code() {
        String code = switch (kind) {
            case NOTHING -> "-";
            case STORE -> "S" + lifeCode();
            case EXPIRE -> "E" + lifeCode();
            case REMOVE -> "D";
        };
        return code.getBytes(StandardCharsets.US_ASCII);
    }

    /** The life in the words of the scripts. */
    String lifeCode() {
        return life == Lifetime.NEVER ? "" : life == Lifetime.SAME ? "K" : Long.toString(life);
    }
}
