package io.hivecache.hive;

import org.jspecify.annotations.Nullable;

/**
 * What a transition did: the verb that applied and the cell around it.
 *
 * @param verb the verb of the row that applied
 * @param before the live cell that was found, or null if there was none
 * @param after the cell that is there now, or null if there is none; a cell whose new deadline has come at once is still
 *     named here
 * @param lapsed the expired cell that the transition found and dropped, or null
 * @param <C> the type of content
 */
public record Outcome<C>(
        Verb verb,
        @Nullable Cell<C> before,
        @Nullable Cell<C> after,
        @Nullable Cell<C> lapsed) {

    /** Whether a live cell was found. */
    public boolean wasPresent() {
        return before != null;
    }

    /** Whether content was stored. */
    public boolean stored() {
        return verb.stores() && after != null;
    }

    /** Whether a live cell was removed. */
    public boolean deleted() {
        return verb == Verb.DELETE && before != null;
    }

    /** Whether content was stored or removed. */
    public boolean changed() {
        return stored() || deleted();
    }
}
