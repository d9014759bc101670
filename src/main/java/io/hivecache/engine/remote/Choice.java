package io.hivecache.engine.remote;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Verb;

/**
 * What a transition does in one of the states in which it may find a key.
 *
 * @param verb what the row says
 * @param effect what that means for the key
 */
record Choice(Verb verb, Effect effect) {
    /** Leaves everything as it is. */
    static final Choice NOTHING = new Choice(Verb.KEEP, Effect.NOTHING);

    /** The choice for a verb; asks the lifetime only for what happens. */
    static Choice of(Verb verb, boolean found, Lifetime lifetime) {
        return new Choice(verb, Effect.of(verb, found, lifetime));
    }

    /** Whether something is stored or removed that others may want to hear of. */
    boolean changes() {
        return verb.changes() && !effect.isNothing();
    }
}
