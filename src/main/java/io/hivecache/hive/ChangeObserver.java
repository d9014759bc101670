package io.hivecache.hive;

/**
 * Hears of the changes that JVMs make to a hive which they share.
 *
 * @param <A> the type of aliases
 * @param <C> the type of content
 */
@FunctionalInterface
public interface ChangeObserver<A, C> {
    /**
     * Something was changed, or has expired, under an alias. Called by the engine's own threads, for each alias in the
     * order in which that was done: must not wait, nor throw.
     *
     * @param change what was done; the content before is told only to who is interested in it
     */
    void changed(A alias, Outcome<C> change);
}
