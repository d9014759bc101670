package io.hivecache.operation;

import io.hivecache.hive.Hive;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Walks over a cache's entries, weakly consistent, past those that count as absent; for one thread. */
final class EntryIterator<K, V, A, C, E> implements Iterator<E> {
    private final Executor<K, V, A, C> executor;
    private final BiFunction<K, V, E> entries;
    private final Iterator<Hive.Entry<A, C>> scan;
    private Hive.@Nullable Entry<A, C> ahead;
    private @Nullable K visited;

    EntryIterator(Executor<K, V, A, C> executor, BiFunction<K, V, E> entries) {
        this.executor = executor;
        this.entries = entries;
        this.scan = executor.store().lenient().scan();
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && scan.hasNext()) {
            ahead = executor.store().decodable(scan.next());
        }
        return ahead != null;
    }

    @Override
    public E next() {
        Hive.Entry<A, C> entry = hasNext() ? ahead : null;
        if (entry == null) {
            throw new NoSuchElementException();
        }
        ahead = null;
        K key = executor.store().key(entry.alias());
        visited = key;
        return executor.iterate(key, entry, entries);
    }

    /** {@link Operation#REMOVE} on the entry that was visited last, whatever its value is by now. */
    @Override
    public void remove() {
        K key = visited;
        if (key == null) {
            throw new IllegalStateException("next() was not called, or its entry is removed already");
        }
        visited = null;
        executor.change(Operation.REMOVE, key, null, null);
    }
}
