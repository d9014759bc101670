package io.hivecache.operation;

import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.Hold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.EntryProcessorResult;
import org.jspecify.annotations.Nullable;

/**
 * The operations on many entries: each entry for itself as in the operation on one, but in one go with the hive, the
 * loader and the writer. Not atomic as a whole. Where a loader or writer takes part, all its keys are held meanwhile.
 */
public final class Bulk<K, V, A, C> {
    private static final int CHUNK = 1_000;

    private final Executor<K, V, A, C> executor;
    private final Store<K, V, A, C> store;
    private final ExternalResource<K, V> external;
    private final Statistics statistics;

    /** Creates the bulk operations over an executor. */
    public Bulk(Executor<K, V, A, C> executor) {
        this.executor = executor;
        this.store = executor.store();
        this.external = executor.external();
        this.statistics = executor.statistics();
    }

    /** {@code get} for many; what is missing is read through if the cache does so. */
    public Map<K, V> getAll(Set<? extends K> keys) {
        long start = statistics.startLong();
        List<K> asked = new ArrayList<>(keys);
        List<A> probes = new ArrayList<>(asked.size());
        for (K key : asked) {
            probes.add(store.probe(key));
        }
        List<@Nullable C> contents = store.lenient().getAll(probes, executor.lifetime());
        Map<K, V> found = new HashMap<>(asked.size() * 4 / 3 + 1);
        List<K> missing = new ArrayList<>(0);
        for (int i = 0; i < asked.size(); i++) {
            K key = asked.get(i);
            C content = contents.get(i);
            if (content == null) {
                missing.add(key);
            } else {
                found.put(key, store.value(key, content));
            }
        }
        statistics.gets(found.size(), missing.size(), start);
        if (external.readsThrough() && !missing.isEmpty()) {
            found.putAll(new BulkLoad<>(executor, Operation.LOAD_IF_ABSENT, missing).run());
        }
        return found;
    }

    /**
     * {@code loadAll}: loads what is missing, or everything. The keys may change as soon as this has returned.
     *
     * @return does the loading
     */
    public Runnable loadAll(Set<? extends K> keys, boolean replaceExisting) {
        if (!external.loads()) {
            return () -> {};
        }
        List<K> copies = new ArrayList<>(keys.size());
        keys.forEach(key -> copies.add(store.key(store.alias(key))));
        Operation operation = replaceExisting ? Operation.LOAD_AND_REPLACE : Operation.LOAD_IF_ABSENT;
        return () -> new BulkLoad<>(executor, operation, copies).run();
    }

    /** {@code put} for many. If the writer fails on some, the others are stored all the same. */
    public void putAll(Map<? extends K, ? extends V> entries) {
        if (external.writesThrough()) {
            putAllThrough(entries);
        } else if (executor.isExclusive()) {
            each(entries.keySet(), key -> executor.change(Operation.PUT, key, null, entries.get(key)));
        } else {
            long start = statistics.startLong();
            Map<A, C> contents = new LinkedHashMap<>(entries.size() * 2);
            entries.forEach((key, value) -> contents.put(store.alias(key), store.content(key, value)));
            statistics.puts(store.lenient().updateAll(contents, executor.lifetime()), start);
        }
    }

    private void putAllThrough(Map<? extends K, ? extends V> entries) {
        IdentityHashMap<Cache.Entry<K, V>, Part<A, C>> parts = new IdentityHashMap<>(entries.size() * 2);
        List<Cache.Entry<K, V>> unwritten = new ArrayList<>(entries.size());
        entries.forEach((key, value) -> {
            Cache.Entry<K, V> entry = external.entries().apply(key, value);
            parts.put(entry, new Part<>(store.alias(key), store.content(key, value)));
            unwritten.add(entry);
        });
        through(Operation.PUT, parts, unwritten, external::writeAll);
    }

    /** {@code remove} for many. If the writer fails on some, the others are removed all the same. */
    public void removeAll(Set<? extends K> keys) {
        if (external.writesThrough()) {
            removeAllThrough(keys);
        } else if (executor.isExclusive()) {
            each(keys, key -> executor.change(Operation.REMOVE, key, null, null));
        } else {
            long start = statistics.startLong();
            List<A> probes = new ArrayList<>(keys.size());
            keys.forEach(key -> probes.add(store.probe(key)));
            statistics.removals(store.lenient().deleteAll(probes), start);
        }
    }

    private void removeAllThrough(Set<? extends K> keys) {
        IdentityHashMap<K, Part<A, C>> parts = new IdentityHashMap<>(keys.size() * 2);
        keys.forEach(key -> parts.put(key, new Part<>(store.alias(key), null)));
        through(Operation.REMOVE, parts, new ArrayList<>(keys), external::deleteAll);
    }

    /** Writes all parts through; what the writer leaves over when it fails is not done here either. */
    private <T> void through(
            Operation operation, IdentityHashMap<T, Part<A, C>> parts, List<T> unwritten, Consumer<List<T>> writer) {
        List<A> aliases = parts.values().stream().map(Part::alias).toList();
        try (Hold hold = store.hive().holdAll(aliases)) {
            Failures failures = new Failures();
            failures.collect(() -> writer.accept(unwritten));
            unwritten.forEach(parts::remove);
            failures.collectEach(
                    parts.values(),
                    part -> executor.commit(
                            operation, part.alias(), null, part.content(), statistics.start(operation)));
            failures.rethrow();
        }
    }

    /** One entry of many, in the hive's form: a writer may change the objects that it is given. */
    private record Part<A, C>(A alias, @Nullable C content) {}

    /** {@code remove} for every entry that is there, a page at a time, also for those that cannot be decoded. */
    public void removeAll() {
        try {
            removeAll(store.hive().scan());
        } catch (HiveException e) {
            store.clearInstead(e);
        }
    }

    private void removeAll(Iterator<Hive.Entry<A, C>> entries) {
        Failures failures = new Failures();
        while (entries.hasNext()) {
            Set<K> page = new LinkedHashSet<>();
            while (page.size() < CHUNK && entries.hasNext()) {
                A alias = entries.next().alias();
                if (store.keys().decodable(alias) == null) {
                    store.lenient().delete(alias);
                } else {
                    page.add(store.key(alias));
                }
            }
            failures.collect(() -> removeAll(page));
        }
        failures.rethrow();
    }

    /** {@code invoke}. */
    public <T extends @Nullable Object> T invoke(
            K key, EntryProcessor<K, V, T> processor, @Nullable Object... arguments) {
        return Invocation.invoke(executor, key, processor, arguments);
    }

    /**
     * {@code invoke} for many, each for itself: one key's failure is that key's result. If the hive cannot be reached, it is
     * the result of all that are left, too.
     */
    public <T extends @Nullable Object> Map<K, EntryProcessorResult<T>> invokeAll(
            Set<? extends K> keys, EntryProcessor<K, V, T> processor, @Nullable Object... arguments) {
        Map<K, EntryProcessorResult<T>> results = new HashMap<>(keys.size() * 2);
        for (Iterator<? extends K> left = keys.iterator(); left.hasNext(); ) {
            K key = left.next();
            try {
                T result = invoke(key, processor, arguments);
                if (result != null) {
                    results.put(key, () -> result);
                }
            } catch (EntryProcessorException e) {
                results.put(key, failed(e));
            } catch (CacheException e) {
                EntryProcessorResult<T> failed = failed(new EntryProcessorException(e.getMessage(), e));
                results.put(key, failed);
                if (e instanceof HiveException failure && Outage.explains(failure)) {
                    left.forEachRemaining(rest -> results.put(rest, failed));
                }
            }
        }
        return results;
    }

    private static <T extends @Nullable Object> EntryProcessorResult<T> failed(EntryProcessorException failure) {
        return () -> {
            throw failure;
        };
    }

    private void each(Collection<? extends K> keys, Consumer<K> operation) {
        Failures failures = new Failures();
        failures.collectEach(keys, operation);
        failures.rethrow();
    }
}
