package io.hivecache.hive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A store that keeps content under an alias: the contract between what speaks JCache above and the engines below.
 * Every engine passes the same abstract contract test.
 *
 * <p>An entry whose deadline has come is absent, to every method, whether the engine has dropped it yet or not. Each method
 * that names one alias is atomic. Methods that change an alias wait while another thread of this JVM {@link #hold holds}
 * it; {@link #get} never waits. All methods are thread-safe; nulls are refused where not said otherwise.
 *
 * @param <A> the type of aliases, with {@code equals} and {@code hashCode}
 * @param <C> the type of content
 */
public interface Hive<A, C> extends AutoCloseable {
    /**
     * The live content under an alias.
     *
     * @param lifetime asked for the new deadline if there is content and the lifetime reacts to access
     * @return what was found, or null if there is nothing
     */
    @Nullable
    C get(A alias, Lifetime lifetime);

    /**
     * As {@link #get} where nothing reacts to access, and tells if what is answered has not long to live.
     *
     * @param millis how long that is
     * @param ending called, before this returns, with an alias that may be kept, if the content expires within that time
     */
    @Nullable
    C getAhead(A alias, long millis, Consumer<? super A> ending);

    /**
     * Carries out one row of the operation table.
     *
     * @param expected the content to compare with, by the hive's own notion of sameness, or null if any will do
     * @param next the content to store; null only if the row stores nothing
     */
    Outcome<C> transition(A alias, Row row, @Nullable C expected, @Nullable C next, Lifetime lifetime);

    /**
     * Applies a verb to what the caller saw while it held the alias.
     *
     * @param seen what {@link #get} answered under the {@link #hold}, null for nothing
     * @return what was done, or null if another JVM changed the content since it was seen; an eviction is no change
     */
    @Nullable
    Outcome<C> swap(A alias, @Nullable C seen, Verb verb, @Nullable C next, Lifetime lifetime);

    /**
     * Waits until no other thread of this JVM holds the alias, and every change that began before has ended, then holds
     * it. The owner may hold it again.
     *
     * @throws HoldException if the wait cannot end, because threads wait for each other in a circle, or was interrupted
     */
    Hold hold(A alias);

    /**
     * Holds several aliases, in an order that keeps callers of this method from waiting for each other in a circle.
     *
     * @throws HoldException as {@link #hold}; then none is held
     */
    Hold holdAll(Collection<? extends A> aliases);

    /**
     * Asks the other JVMs to leave something to this one, such as loading what is missing. What this JVM has leased already
     * is granted again, and is not given back by the second lease.
     *
     * @param aliases held by the calling thread
     * @param millis after how many milliseconds the lease ends, if it is not given back before
     * @return covers the aliases that no other JVM has leased; for a hive inside this JVM, all
     */
    Lease<A> lease(Collection<? extends A> aliases, long millis);

    /** Whether there is live content under an alias; nothing is touched by asking. */
    default boolean contains(A alias) {
        return get(alias, Lifetime.ETERNAL) != null;
    }

    /** The live content under each of these aliases, in their order, with null for an absent one. See {@link #get}. */
    default List<@Nullable C> getAll(List<? extends A> aliases, Lifetime lifetime) {
        List<@Nullable C> contents = new ArrayList<>(aliases.size());
        for (A alias : aliases) {
            contents.add(get(alias, lifetime));
        }
        return contents;
    }

    /** Stores content if there is none; answers whether it was stored. */
    default boolean put(A alias, C content, Lifetime lifetime) {
        return transition(alias, Row.PUT, null, content, lifetime).stored();
    }

    /** Stores content whether there is some or not; answers whether it was stored, which a life of 0 prevents. */
    default boolean update(A alias, C content, Lifetime lifetime) {
        return transition(alias, Row.UPDATE, null, content, lifetime).stored();
    }

    /** Removes what is there; answers whether there was anything. */
    default boolean delete(A alias) {
        return transition(alias, Row.DELETE, null, null, Lifetime.ETERNAL).deleted();
    }

    /** {@link #update} for many; answers how many were stored. Not atomic as a whole. */
    default int updateAll(Map<? extends A, ? extends C> contents, Lifetime lifetime) {
        int stored = 0;
        for (Map.Entry<? extends A, ? extends C> entry : contents.entrySet()) {
            stored += update(entry.getKey(), entry.getValue(), lifetime) ? 1 : 0;
        }
        return stored;
    }

    /** {@link #delete} for many; answers how many were there. Not atomic as a whole. */
    default int deleteAll(Collection<? extends A> aliases) {
        int deleted = 0;
        for (A alias : aliases) {
            deleted += delete(alias) ? 1 : 0;
        }
        return deleted;
    }

    /**
     * All live entries, one after the other, in no order and constant memory. One that is there during the whole scan
     * is met once; one that comes or goes meanwhile may be met or not. For one thread; no remove.
     */
    Iterator<Entry<A, C>> scan();

    /**
     * As {@link #scan()}, but only those whose alias, as text, begins with a prefix. An engine may let its servers choose
     * them.
     */
    default Iterator<Entry<A, C>> scan(String prefix) {
        return new PrefixScan<>(scan(), prefix);
    }

    /**
     * Lets an observer hear of the changes that all JVMs make, this one included, that have subscribed to the same hive.
     * To be called once, when the hive has been opened. {@link #clear} is not told.
     *
     * @return says what the observer wants to hear of; null if no other JVM shares the hive, so that nothing need be told
     */
    @Nullable
    Subscription subscribe(ChangeObserver<A, C> observer);

    /** Removes everything that was there when the call began. */
    void clear();

    /** Releases everything that belongs to this hive. Harmless when repeated. */
    @Override
    void close();

    /** Content and where it lies. */
    record Entry<A, C>(A alias, C content) {}
}
