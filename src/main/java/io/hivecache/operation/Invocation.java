package io.hivecache.operation;

import io.hivecache.hive.Hold;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Verb;
import java.util.Objects;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;

/**
 * One run of an entry processor (JSR-107 section 12), and the entry that it sees: nothing it does takes effect before it
 * has ended, and then only the last verb it asked for; the expiry policy sees the first read, too.
 *
 * <p>For one thread. By value, the processor sees one copy of the value throughout; its changes to that copy count only
 * if it sets it.
 */
final class Invocation<K, V, A, C> implements MutableEntry<K, V>, AutoCloseable {
    private final K key;
    private final A alias;
    private final @Nullable C seen;
    private final Executor<K, V, A, C> executor;
    private Verb verb = Verb.KEEP;
    private @Nullable V value;
    private boolean removed;
    private boolean read;
    private @Nullable C loaded;
    private LoadTurns.@Nullable Turn<A, C> turn;

    private Invocation(K key, A alias, @Nullable C seen, Executor<K, V, A, C> executor) {
        this.key = key;
        this.alias = alias;
        this.seen = seen;
        this.executor = executor;
    }

    /** Runs a processor on the entry of a key, alone in this JVM. */
    static <K, V, A, C, T extends @Nullable Object> T invoke(
            Executor<K, V, A, C> executor, K key, EntryProcessor<K, V, T> processor, @Nullable Object... arguments) {
        Store<K, V, A, C> store = executor.store();
        A alias = store.alias(key);
        try (Hold hold = store.hive().hold(alias)) {
            Failures late = executor.expireFirst(alias);
            while (true) {
                long start = executor.statistics().startLong();
                C seen = store.hive().get(alias, Lifetime.ETERNAL);
                try (Invocation<K, V, A, C> entry = new Invocation<>(key, alias, seen, executor)) {
                    T result = UserCode.PROCESSOR.call(store.name(), () -> processor.process(entry, arguments));
                    if (executor.commit(alias, entry, start) != null) {
                        late.rethrow();
                        return result;
                    }
                }
            }
        }
    }

    /** What was there when the processor began, or null. */
    @Nullable
    C seen() {
        return seen;
    }

    /** The last verb that the processor asked for. */
    Verb verb() {
        return verb;
    }

    /** What the loader gave, as it is to be stored; null if the verb does not fill. */
    @Nullable
    C loaded() {
        return verb == Verb.FILL ? loaded : null;
    }

    /** Whether the processor read the value that was there, before whatever else it did. */
    boolean wasRead() {
        return read;
    }

    /** The value to store, if the verb stores one. */
    @Nullable
    V value() {
        return value;
    }

    @Override
    public boolean exists() {
        return verb.stores() || (seen != null && !removed);
    }

    /** The value as the processor left it; if there is none and the cache reads through, the loader's. */
    @Override
    public @Nullable V getValue() {
        if (value == null && !removed) {
            if (seen != null) {
                value = executor.store().value(key, seen);
                verb = Verb.TOUCH;
                read = true;
            } else if (executor.external().readsThrough()) {
                load();
            }
        }
        return value;
    }

    /**
     * By value, what the loader gave is stored, and the processor sees a copy. If another JVM has loaded it meanwhile, that
     * is seen, and cannot be stored again: the processor runs once more.
     */
    private void load() {
        LoadTurns.Turn<A, C> mine = turn == null ? executor.turns().take(alias) : turn;
        turn = mine;
        C content = mine.found();
        if (content == null) {
            V given = executor.external().load(key);
            content = given == null ? null : executor.store().content(key, given);
        }
        if (content != null) {
            loaded = content;
            value = executor.store().value(key, content);
            verb = Verb.FILL;
        }
    }

    /** Lets other JVMs load. */
    @Override
    public void close() {
        if (turn != null) {
            turn.close();
        }
    }

    @Override
    public void setValue(V next) {
        executor.store().types().checkValue(Objects.requireNonNull(next, "value"));
        value = next;
        verb = Verb.WRITE;
        removed = false;
    }

    @Override
    public void remove() {
        boolean createdHere = seen == null && verb == Verb.WRITE;
        verb = createdHere ? Verb.KEEP : Verb.DELETE;
        value = null;
        removed = true;
    }

    @Override
    public K getKey() {
        return key;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return Unwrap.as(type, this);
    }
}
