package io.hivecache.hive;

import org.jspecify.annotations.Nullable;

/**
 * What a transition did: the verb that applied and the content around it.
 *
 * @param verb the verb of the row that applied
 * @param before the live content that was found, or null if there was none
 * @param after the content that is there now, or null if there is none; content whose new deadline has come at once is
 *     still named here
 * @param lapsed the content whose time had passed and which the transition dropped, or null
 * @param <C> the type of content
 */
public record Outcome<C>(
        Verb verb,
        @Nullable C before,
        @Nullable C after,
        @Nullable C lapsed) {

    /** Whether live content was found. */
    public boolean wasPresent() {
        return before != null;
    }

    /** Whether content was stored. */
    public boolean stored() {
        return verb.stores() && after != null;
    }

    /** Whether live content was removed. */
    public boolean deleted() {
        return verb == Verb.DELETE && before != null;
    }

    /** Whether content was stored or removed. */
    public boolean changed() {
        return stored() || deleted();
    }
}
