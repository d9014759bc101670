package io.hivecache.operation;

import io.hivecache.hive.Hold;
import io.hivecache.hive.Lease;
import io.hivecache.hive.Lifetime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One loading of many entries, all held meanwhile: what is missing, or everything. For one thread. */
final class BulkLoad<K, V, A, C> {
    private final Executor<K, V, A, C> executor;
    private final Operation operation;
    private final Map<K, A> aliases;
    private final Map<K, V> values = new HashMap<>();

    BulkLoad(Executor<K, V, A, C> executor, Operation operation, Collection<? extends K> keys) {
        this.executor = executor;
        this.operation = operation;
        this.aliases = new LinkedHashMap<>(keys.size() * 2);
        keys.forEach(key -> aliases.put(key, executor.store().alias(key)));
    }

    /** Loads; answers the values of all that was there or is there now. */
    Map<K, V> run() {
        try (Hold hold = executor.store().hive().holdAll(aliases.values())) {
            if (operation == Operation.LOAD_IF_ABSENT) {
                loadMissing();
            } else {
                load(List.copyOf(aliases.keySet()));
            }
        }
        return values;
    }

    private void loadMissing() {
        LoadTurns<A, C>.Wait wait = executor.turns().newWait();
        List<K> left = loadFree(List.copyOf(aliases.keySet()), wait);
        while (!left.isEmpty()) {
            wait.pause();
            left = loadFree(left, wait);
        }
    }

    /** Loads what is missing and no other JVM is loading; answers what another is. */
    private List<K> loadFree(List<K> keys, LoadTurns<A, C>.Wait wait) {
        List<K> mine = new ArrayList<>(keys.size());
        List<K> others = new ArrayList<>(0);
        try (Lease<A> lease =
                executor.turns().lease(keys.stream().map(this::alias).toList(), wait)) {
            for (K key : keys) {
                A alias = alias(key);
                if (!isThere(key, alias)) {
                    (lease.covers(alias) ? mine : others).add(key);
                }
            }
            if (!mine.isEmpty()) {
                load(mine);
            }
        }
        return others;
    }

    private void load(List<K> keys) {
        Map<K, V> loaded = executor.external().loadAll(keys);
        Failures failures = new Failures();
        failures.collectEach(keys, key -> {
            V value = loaded.get(key);
            if (value != null) {
                values.put(key, executor.fill(operation, key, alias(key), value));
            }
        });
        failures.rethrow();
    }

    private A alias(K key) {
        return Objects.requireNonNull(aliases.get(key));
    }

    private boolean isThere(K key, A alias) {
        C content = executor.store().lenient().get(alias, Lifetime.ETERNAL);
        if (content != null) {
            values.put(key, executor.store().value(key, content));
        }
        return content != null;
    }
}
