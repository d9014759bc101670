package io.hivecache.hive;

import java.util.EnumMap;
import java.util.Objects;

/**
 * A conditional transition of one cell, as data: the verb for each state in which the cell may be found.
 *
 * @param absent the verb if there is no live cell
 * @param present the verb if there is one and, where content is expected, it is equal to that
 * @param differs the verb if there is one whose content is not the expected one
 * @param wantsBefore whether the caller needs the content that was there; an engine may leave it out otherwise
 */
public record Row(Verb absent, Verb present, Verb differs, boolean wantsBefore) {
    /** Changes nothing; what it does all the same is to let an expired cell become absent. */
    public static final Row KEEP = Row.of(Verb.KEEP, Verb.KEEP);
    /** The hive's verb {@code put}: stores only if nothing is there. */
    public static final Row PUT = Row.of(Verb.WRITE, Verb.KEEP);
    /** The hive's verb {@code update}: creates or overwrites. */
    public static final Row UPDATE = Row.of(Verb.WRITE, Verb.WRITE);
    /** The hive's verb {@code delete}. */
    public static final Row DELETE = Row.of(Verb.DELETE, Verb.DELETE);

    private static final EnumMap<Verb, Row> ALWAYS = new EnumMap<>(Verb.class);

    static {
        for (Verb verb : Verb.values()) {
            ALWAYS.put(verb, new Row(verb, verb, verb, true));
        }
    }

    public Row {
        Objects.requireNonNull(absent);
        Objects.requireNonNull(present);
        Objects.requireNonNull(differs);
    }

    /** A row that expects no particular content and does not need the content that was there. */
    public static Row of(Verb absent, Verb present) {
        return new Row(absent, present, Verb.KEEP, false);
    }

    /** A row that leads to one verb whatever is found, and wants the content that was there. */
    public static Row always(Verb verb) {
        return Objects.requireNonNull(ALWAYS.get(verb));
    }

    /** The same row, but the content that was there is needed. */
    public Row withBefore() {
        return wantsBefore ? this : new Row(absent, present, differs, true);
    }

    /**
     * Decides: the verb for what was found.
     *
     * @param found whether there is a live cell
     * @param same whether its content is the expected one, or none is expected
     */
    public Verb verb(boolean found, boolean same) {
        return !found ? absent : same ? present : differs;
    }

    /** Whether the verb is the same whatever is found. */
    public boolean unconditional() {
        return absent == present;
    }

    /** Whether any state leads to a verb that stores or removes content. */
    public boolean mayChange() {
        return absent.changes() || present.changes() || differs.changes();
    }

    /** Whether any state leads to a verb that stores content. */
    public boolean mayStore() {
        return absent.stores() || present.stores() || differs.stores();
    }
}
