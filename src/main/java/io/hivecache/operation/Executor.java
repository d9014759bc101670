package io.hivecache.operation;

import io.hivecache.hive.Hive;
import io.hivecache.hive.Hold;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.Row;
import io.hivecache.hive.Subscription;
import io.hivecache.hive.Verb;
import java.util.Iterator;
import java.util.function.BiFunction;
import javax.cache.event.EventType;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the operations of {@link Operation}: the only place that knows what a verb entails.
 *
 * <p>An operation on one entry is always the same sequence: bring key and values into the hive's form; take the hold, if
 * something outside the hive must be atomic with it; write through; let the hive do the transition; count; tell the
 * listeners. Three things are hard:
 *
 * <ul>
 *   <li><b>Exclusion.</b> Without a writer, listener or processor nothing outside the hive takes part, and its transition
 *       alone is atomic: no hold is taken. A writer must run before the transition (if it fails nothing may be stored) but
 *       after the decision what to do; a listener must hear of the changes of one key in their order; a loader must not
 *       overwrite what was stored while it was loading. These take the hold, and the hive lets no other change pass it.
 *   <li><b>Expiry.</b> An expired entry is absent to every operation, and whichever first meets it, or the hive's own
 *       sweep, makes that visible as EXPIRED ({@link #lapsed}), before and beside what the operation itself does.
 *   <li><b>Failures.</b> Whatever fails before the transition leaves the entry as it was, uncounted and untold; a
 *       listener's failure comes after it and changes nothing any more. Where the cache may do without its hive, the
 *       table says which operations ask the lenient one, that answers as if nothing were there.
 * </ul>
 *
 * Thread-safe. Keys, values and processors are never null: the cache's face has checked that.
 */
public final class Executor<K, V, A, C> {
    private final Store<K, V, A, C> store;
    private final Hive<A, C> hive;
    private final Hive<A, C> lenient;
    private final Lifetime lifetime;
    private final ExternalResource<K, V> external;
    private final Listeners<K, V> listeners;
    private final Statistics statistics;
    private final LoadTurns<A, C> turns;
    private final @Nullable Refresh<K, V, A, C> refresh;

    /** Creates the executor of one cache. */
    public Executor(
            Store<K, V, A, C> store,
            ExpiryPolicy expiry,
            ExternalResource<K, V> external,
            Listeners<K, V> listeners,
            Statistics statistics) {
        this.store = store;
        this.hive = store.hive();
        this.lenient = store.lenient();
        this.lifetime = PolicyLifetime.of(store.name(), expiry);
        this.external = external;
        this.listeners = listeners;
        this.statistics = statistics;
        this.turns = new LoadTurns<>(store, external.readThrough().leaseMillis());
        this.refresh = Refresh.of(this);
    }

    /** {@link Operation#GET}, straight to the hive; a miss is read through if the cache does so. */
    public @Nullable V get(K key) {
        long start = statistics.start(Operation.GET);
        A probe = store.probe(key);
        C content = refresh == null ? lenient.get(probe, lifetime) : refresh.get(probe);
        if (content != null) {
            V value = store.value(key, content);
            statistics.gets(1, 0, start);
            return value;
        }
        statistics.gets(0, 1, start);
        return external.readsThrough() ? load(key) : null;
    }

    /** {@link Operation#CONTAINS_KEY}. */
    public boolean containsKey(K key) {
        return lenient.contains(store.probe(key));
    }

    /** Carries out an operation that answers whether it changed the entry. */
    public boolean change(Operation operation, K key, @Nullable V expected, @Nullable V next) {
        return run(operation, key, expected, next).changed();
    }

    /** Carries out an operation that answers the value it found, or null. */
    public @Nullable V exchange(Operation operation, K key, @Nullable V next) {
        C before = run(operation, key, null, next).before();
        return before == null ? null : store.value(key, before);
    }

    /** Carries out an operation; expected and next are null where its row has no use for them. */
    private Outcome<C> run(Operation operation, K key, @Nullable V expected, @Nullable V next) {
        long start = statistics.start(operation);
        Row row = operation.row();
        A alias = row.mayStore() || external.writesThrough() ? store.alias(key) : store.probe(key);
        C probe = expected == null ? null : store.expected(key, expected);
        C content = next == null ? null : store.content(key, next);
        if (!isExclusive()) {
            Outcome<C> outcome = hive(operation).transition(alias, row, probe, content, lifetime);
            statistics.count(operation, outcome, start);
            return outcome;
        }
        try (Hold hold = hive.hold(alias)) {
            Failures late = expireFirst(alias);
            if (external.writesThrough()) {
                writeThrough(decide(row, alias, probe), key, next);
            }
            Outcome<C> outcome = commit(operation, alias, probe, content, start);
            late.rethrow();
            return outcome;
        }
    }

    private Hive<A, C> hive(Operation operation) {
        return operation.mayMiss() ? lenient : hive;
    }

    /** All live entries, one after the other, each {@link Operation#ITERATE}d when it is its turn. */
    public <E> Iterator<E> iterator(BiFunction<K, V, E> entries) {
        return new EntryIterator<>(this, entries);
    }

    /** {@link Operation#ITERATE} on an entry of the scan. */
    <E> E iterate(K key, Hive.Entry<A, C> entry, BiFunction<K, V, E> entries) {
        long start = statistics.start(Operation.ITERATE);
        if (lifetime.reactsToAccess()) {
            lenient.get(entry.alias(), lifetime);
        }
        E visited = entries.apply(key, store.value(key, entry.content()));
        statistics.gets(Operation.ITERATE.hits(true), 0, start);
        return visited;
    }

    /** Removes all entries; nobody is told, nothing is counted, no writer is called. */
    public void clear() {
        lenient.clear();
    }

    /**
     * Makes an expired entry absent and says so, if anybody wants to hear of it: what the hive's observer asks for.
     *
     * @return whether anybody did
     */
    public boolean lapsed(A alias) {
        if (!wantsLapsed()) {
            return false;
        }
        try (Hold hold = hive.hold(alias)) {
            tell(alias, lenient.transition(alias, Row.KEEP.withBefore(), null, null, Lifetime.ETERNAL));
        }
        return true;
    }

    /** Whether anybody wants to hear of expired entries. */
    public boolean wantsLapsed() {
        return listeners.near().want(EventType.EXPIRED);
    }

    /** Lets a held alias expire, if anybody wants to hear of it: what they throw must not end what is to come. */
    Failures expireFirst(A alias) {
        Failures late = new Failures();
        late.collect(() -> lapsed(alias));
        return late;
    }

    /** Whether changes must be atomic with something outside the hive. */
    boolean isExclusive() {
        return external.writesThrough() || listeners.near().any();
    }

    /** The verb that a row leads to, for an alias that is held. */
    private Verb decide(Row row, A alias, @Nullable C probe) {
        if (row.unconditional()) {
            return row.absent();
        }
        C content = hive.get(alias, Lifetime.ETERNAL);
        boolean same = content == null || probe == null || store.matches(content, probe);
        return row.verb(content != null, same);
    }

    private void writeThrough(Verb verb, K key, @Nullable V next) {
        if (verb == Verb.WRITE && next != null) {
            external.write(key, next);
        } else if (verb == Verb.DELETE) {
            external.delete(key);
        }
    }

    /** The transition of an alias that is held, and all that follows from it. */
    Outcome<C> commit(Operation operation, A alias, @Nullable C expected, @Nullable C content, long start) {
        Row row = listeners.near().any() ? operation.row().withBefore() : operation.row();
        Outcome<C> outcome = hive(operation).transition(alias, row, expected, content, lifetime);
        statistics.count(operation, outcome, start);
        tell(alias, outcome);
        return outcome;
    }

    /** What a processor's last verb entails; null if it must run again, because another JVM changed the entry. */
    @Nullable
    Outcome<C> commit(A alias, Invocation<K, V, A, C> invocation, long start) {
        C seen = invocation.seen();
        Verb verb = invocation.verb();
        V next = invocation.value();
        K key = invocation.getKey();
        C content = verb == Verb.WRITE && next != null ? store.content(key, next) : invocation.loaded();
        if (external.writesThrough()) {
            writeThrough(verb, key, next);
        }
        Outcome<C> outcome = verb == Verb.KEEP || (verb == Verb.TOUCH && !lifetime.reactsToAccess())
                ? new Outcome<>(Verb.KEEP, seen, seen, null)
                : hive.swap(alias, seen, verb, content, invocation.wasRead() ? new ReadFirst(lifetime) : lifetime);
        if (invocation.wasRead() && verb == Verb.DELETE) {
            lifetime.access(); // the policy is to see the read, though nothing is left that could expire
        }
        if (outcome != null) {
            statistics.countInvoke(seen != null, outcome, start);
            tell(alias, outcome);
        }
        return outcome;
    }

    /** Loads a missing entry, once however many ask for it: the others wait, and find it. */
    private @Nullable V load(K key) {
        A alias = store.alias(key);
        try (Hold hold = hive.hold(alias);
                LoadTurns.Turn<A, C> turn = turns.take(alias)) {
            C content = turn.found();
            if (content != null) {
                return store.value(key, content);
            }
            V loaded = external.load(key);
            return loaded == null ? null : fill(Operation.LOAD_IF_ABSENT, key, alias, loaded);
        }
    }

    /** Stores what was loaded for an alias that is held; answers a value that the caller may keep. */
    V fill(Operation operation, K key, A alias, V loaded) {
        C content = store.content(key, loaded);
        commit(operation, alias, null, content, 0);
        return store.value(key, content);
    }

    /**
     * What a loader's new value for an old entry entails: as FILL, but the life begins anew; if the loader knows none any
     * more, as DELETE without the writer. Nothing if another JVM changed the entry.
     */
    void refresh(A alias, C seen, @Nullable C next, Lifetime renewed) {
        Outcome<C> outcome = hive.swap(alias, seen, next == null ? Verb.DELETE : Verb.FILL, next, renewed);
        if (outcome != null) {
            tell(alias, outcome);
        }
    }

    private void tell(A alias, Outcome<C> outcome) {
        if (listeners.near().any()) {
            tell(listeners.near(), alias, outcome);
        }
    }

    /** Tells what the hive has heard from all JVMs to those who listen to that, unless here it counts as absent. */
    void tellFar(A alias, Outcome<C> heard) {
        Outcome<C> outcome = store.decodable(heard);
        if (outcome.stored() == heard.stored()) {
            tell(listeners.far(), alias, outcome);
        }
    }

    private void tell(ListenerGroup<K, V> group, A alias, Outcome<C> outcome) {
        Failures failures = new Failures();
        C lapsed = outcome.lapsed();
        if (lapsed != null) {
            failures.collect(() -> tell(group, EventType.EXPIRED, alias, null, lapsed));
        }
        failures.collect(() -> {
            if (outcome.stored()) {
                EventType type = outcome.wasPresent() ? EventType.UPDATED : EventType.CREATED;
                tell(group, type, alias, outcome.after(), outcome.knownBefore());
            } else if (outcome.deleted()) {
                tell(group, EventType.REMOVED, alias, null, outcome.knownBefore());
            }
        });
        failures.rethrow();
    }

    private void tell(ListenerGroup<K, V> group, EventType type, A alias, @Nullable C now, @Nullable C before) {
        if (!group.want(type)) {
            return;
        }
        K key = store.key(alias);
        V value = now == null ? null : store.value(key, now);
        V oldValue = before == null || !group.wantOldValue(type) ? null : store.value(key, before);
        listeners.tell(group, type, key, value, oldValue);
    }

    /**
     * Lets asynchronous listeners hear of what all JVMs do that share the hive, if there are others. To be called before there
     * are listeners, by the creator of the cache, whose context class loader they get.
     */
    public void shareEvents() {
        Subscription subscription =
                hive.subscribe(new SharedEvents<>(this, external.readThrough().background()));
        if (subscription != null) {
            listeners.share(subscription);
        }
    }

    Store<K, V, A, C> store() {
        return store;
    }

    Lifetime lifetime() {
        return lifetime;
    }

    ExternalResource<K, V> external() {
        return external;
    }

    Statistics statistics() {
        return statistics;
    }

    LoadTurns<A, C> turns() {
        return turns;
    }
}
