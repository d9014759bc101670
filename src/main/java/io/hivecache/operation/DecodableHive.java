package io.hivecache.operation;

import io.hivecache.codec.Decodable;
import io.hivecache.hive.ChangeObserver;
import io.hivecache.hive.Hive;
import io.hivecache.hive.Hold;
import io.hivecache.hive.Lease;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.Row;
import io.hivecache.hive.Subscription;
import io.hivecache.hive.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A hive whose entries are absent if their content cannot be decoded: the one place that says what this means to each row
 * of the operation table.
 *
 * <p>It is as with entries that have expired, but that reading removes nothing: other JVMs, with another version of a class,
 * may be able to decode what this one cannot. A row that stores or removes whatever it finds does so, and afterwards it is
 * as if nothing had been there, but for a deadline that updates keep. A row that stores only if nothing is there first
 * removes what cannot be decoded, by comparing its bytes, so that it takes away nothing else. A row that replaces only what
 * is there looks first, and then compares. So each is atomic, and only the last one costs a round trip more.
 *
 * <p>A {@link #scan} meets all that is there, so that all of it can be removed; see {@link Store#decodable}.
 */
public final class DecodableHive<A> implements Hive<A, Object> {
    private static final Row REMOVE_SAME = new Row(Verb.KEEP, Verb.DELETE, Verb.KEEP, false);

    private final Hive<A, Object> hive;
    private final Decodable<?> values;

    /** Creates the view of a hive whose values are in the given form. */
    public DecodableHive(Hive<A, Object> hive, Decodable<?> values) {
        this.hive = hive;
        this.values = values;
    }

    private @Nullable Object decodable(@Nullable Object content) {
        return content == null ? null : values.decodable(content);
    }

    private @Nullable Object stored(@Nullable Object content) {
        return content == null ? null : values.stored(content);
    }

    @Override
    public @Nullable Object get(A alias, Lifetime lifetime) {
        return decodable(hive.get(alias, lifetime));
    }

    @Override
    public List<@Nullable Object> getAll(List<? extends A> aliases, Lifetime lifetime) {
        List<@Nullable Object> contents = new ArrayList<>(aliases.size());
        for (Object content : hive.getAll(aliases, lifetime)) {
            contents.add(decodable(content));
        }
        return contents;
    }

    @Override
    public @Nullable Object getAhead(A alias, long millis, Consumer<? super A> ending) {
        List<A> ended = new ArrayList<>(1);
        Object content = decodable(hive.getAhead(alias, millis, ended::add));
        if (content != null) {
            ended.forEach(ending);
        }
        return content;
    }

    @Override
    public Outcome<Object> transition(
            A alias, Row row, @Nullable Object expected, @Nullable Object next, Lifetime lifetime) {
        if (expected == null && !row.absent().changes() && row.present().changes()) {
            return replace(alias, row, next, lifetime);
        }
        if (row.unconditional() && row.mayStore() && !row.wantsBefore()) {
            return hive.transition(alias, row, null, stored(next), lifetime);
        }
        Object content = stored(next);
        while (true) {
            Outcome<Object> outcome = hive.transition(alias, row.withBefore(), stored(expected), content, lifetime);
            Outcome<Object> seen = decodable(outcome, content);
            boolean hindered =
                    outcome.wasPresent() && !seen.wasPresent() && row.absent().stores();
            if (row.unconditional() || !hindered) {
                return seen;
            }
            remove(alias, outcome.before());
        }
    }

    /** Applies a row that changes what is there, whatever it is, and nothing else. */
    private Outcome<Object> replace(A alias, Row row, @Nullable Object next, Lifetime lifetime) {
        Object content = stored(next);
        Row look = Row.KEEP.withBefore();
        Row same = new Row(row.absent(), row.present(), Verb.KEEP, true);
        while (true) {
            Outcome<Object> found = hive.transition(alias, look, null, null, Lifetime.ETERNAL);
            Outcome<Object> seen = decodable(found, null);
            if (!seen.wasPresent()) {
                return seen;
            }
            Outcome<Object> done = hive.transition(alias, same, found.before(), content, lifetime);
            if (done.verb().changes() || !done.wasPresent()) {
                return decodable(done, content);
            }
        }
    }

    /** Removes this content, unless there is other content by now. */
    private void remove(A alias, @Nullable Object undecodable) {
        hive.transition(alias, REMOVE_SAME, undecodable, null, Lifetime.ETERNAL);
    }

    @Override
    public @Nullable Outcome<Object> swap(
            A alias, @Nullable Object seen, Verb verb, @Nullable Object next, Lifetime lifetime) {
        Object content = stored(next);
        if (seen == null && verb == Verb.DELETE) {
            removeUndecodable(alias);
        }
        Outcome<Object> outcome = hive.swap(alias, stored(seen), verb, content, lifetime);
        while (outcome == null && seen == null && removeUndecodable(alias)) {
            outcome = hive.swap(alias, null, verb, content, lifetime);
        }
        return outcome == null ? null : decodable(outcome, content);
    }

    /** Answers whether there was something that cannot be decoded, under an alias that is held. */
    private boolean removeUndecodable(A alias) {
        Object found = hive.get(alias, Lifetime.ETERNAL);
        if (found == null || values.decodable(found) != null) {
            return false;
        }
        remove(alias, found);
        return true;
    }

    private Outcome<Object> decodable(Outcome<Object> outcome, @Nullable Object next) {
        return outcome.as(content -> content == next ? content : values.decodable(content));
    }

    @Override
    public int updateAll(Map<? extends A, ? extends Object> contents, Lifetime lifetime) {
        return hive.updateAll(contents, lifetime);
    }

    @Override
    public int deleteAll(Collection<? extends A> aliases) {
        return hive.deleteAll(aliases);
    }

    @Override
    public Iterator<Entry<A, Object>> scan() {
        return hive.scan();
    }

    @Override
    public Iterator<Entry<A, Object>> scan(String prefix) {
        return hive.scan(prefix);
    }

    @Override
    public Hold hold(A alias) {
        return hive.hold(alias);
    }

    @Override
    public Hold holdAll(Collection<? extends A> aliases) {
        return hive.holdAll(aliases);
    }

    @Override
    public Lease<A> lease(Collection<? extends A> aliases, long millis) {
        return hive.lease(aliases, millis);
    }

    /** What is told is decoded by who hears it, not by the hive's own threads. */
    @Override
    public @Nullable Subscription subscribe(ChangeObserver<A, Object> observer) {
        return hive.subscribe(observer);
    }

    @Override
    public void clear() {
        hive.clear();
    }

    @Override
    public void close() {
        hive.close();
    }
}
