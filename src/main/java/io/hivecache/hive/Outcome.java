package io.hivecache.hive;

import java.util.EnumMap;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a transition did: the verb that applied and the content around it.
 *
 * <p>If the row does not want the content before, an engine that is spared work by that may give other content in its
 * place, which tells no more than that there was some; and if the row moreover stores unconditionally, it may leave open
 * whether there was any.
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

    private static final Object SOMETHING = new Object();
    private static final EnumMap<Verb, Outcome<Object>> OF_ABSENT = unseen(null);
    private static final EnumMap<Verb, Outcome<Object>> OF_PRESENT = unseen(SOMETHING);

    private static EnumMap<Verb, Outcome<Object>> unseen(@Nullable Object before) {
        EnumMap<Verb, Outcome<Object>> outcomes = new EnumMap<>(Verb.class);
        for (Verb verb : Verb.values()) {
            Object after = verb.stores() ? SOMETHING : verb == Verb.DELETE ? null : before;
            outcomes.put(verb, new Outcome<>(verb, before, after, null));
        }
        return outcomes;
    }

    /**
     * What a transition did whose row does not want the content before: the same object each time, with something that
     * is no content in its place.
     *
     * @param wasPresent whether live content was found
     */
    @SuppressWarnings("unchecked")
    public static <C> Outcome<C> unseen(Verb verb, boolean wasPresent) {
        return (Outcome<C>) Objects.requireNonNull((wasPresent ? OF_PRESENT : OF_ABSENT).get(verb));
    }

    /**
     * A change as others are told of it.
     *
     * @param wasPresent whether live content was found
     * @param before that content, or null if it is not told
     */
    @SuppressWarnings("unchecked")
    public static <C> Outcome<C> told(Verb verb, boolean wasPresent, @Nullable C before, @Nullable C after) {
        return new Outcome<>(verb, wasPresent && before == null ? (C) SOMETHING : before, after, null);
    }

    /** The live content that was found, or null if there was none or it is not told. */
    public @Nullable C knownBefore() {
        return before == SOMETHING ? null : before;
    }

    /**
     * The same to those who see content otherwise.
     *
     * @param seen answers what they see in place of content, or null if they see none
     */
    public Outcome<C> as(Function<? super C, ? extends @Nullable C> seen) {
        C seenBefore = before == null || before == SOMETHING ? before : seen.apply(before);
        C seenAfter = after == null || after == SOMETHING ? after : after == before ? seenBefore : seen.apply(after);
        return new Outcome<>(verb, seenBefore, seenAfter, lapsed == null ? null : seen.apply(lapsed));
    }

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
