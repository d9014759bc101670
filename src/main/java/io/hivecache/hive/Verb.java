package io.hivecache.hive;

/** What an operation does to one cell once it is known whether the cell is there. */
public enum Verb {
    /** Leave everything as it is. */
    KEEP,
    /** The content was read: only the deadline may move. */
    TOUCH,
    /** Store the next content, on behalf of the caller. */
    WRITE,
    /** Store the next content, which came from a loader; to the hive the same as {@link #WRITE}. */
    FILL,
    /** Remove the cell. */
    DELETE;

    /** Whether the verb stores the next content. */
    public boolean stores() {
        return this == WRITE || this == FILL;
    }

    /** Whether the verb stores or removes content. */
    public boolean changes() {
        return stores() || this == DELETE;
    }
}
