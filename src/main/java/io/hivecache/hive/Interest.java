package io.hivecache.hive;

/**
 * What a {@link ChangeObserver} wants to hear of.
 *
 * @param changes content that is stored or removed
 * @param before the content that was there before, along with that
 * @param lapses entries that have expired
 */
public record Interest(boolean changes, boolean before, boolean lapses) {
    /** Nothing. */
    public static final Interest NONE = new Interest(false, false, false);

    /** Everything. */
    public static final Interest ALL = new Interest(true, true, true);

    /** Whether there is anything to tell. */
    public boolean isAny() {
        return changes || lapses;
    }

    /** What at least one of two wants. */
    public Interest or(Interest other) {
        return new Interest(changes || other.changes, before || other.before, lapses || other.lapses);
    }
}
