package io.hivecache.testing;

import java.util.Objects;
import java.util.Set;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/** The operations on one entry: how a cache is asked for each, and what each does to an entry that nobody else uses. */
public enum EntryOperation {
    GET((cache, asked) -> cache.get(asked.key()), (content, asked) -> new Effect(content, content)),
    GET_ALL(
            (cache, asked) -> cache.getAll(Set.of(asked.key())).get(asked.key()),
            (content, asked) -> new Effect(content, content)),
    CONTAINS_KEY(
            (cache, asked) -> cache.containsKey(asked.key()), (content, asked) -> new Effect(content, content != null)),
    PUT(
            (cache, asked) -> {
                cache.put(asked.key(), asked.next());
                return null;
            },
            (content, asked) -> new Effect(asked.next(), null)),
    GET_AND_PUT(
            (cache, asked) -> cache.getAndPut(asked.key(), asked.next()),
            (content, asked) -> new Effect(asked.next(), content)),
    PUT_IF_ABSENT(
            (cache, asked) -> cache.putIfAbsent(asked.key(), asked.next()),
            (content, asked) -> new Effect(content == null ? asked.next() : content, content == null)),
    REPLACE(
            (cache, asked) -> cache.replace(asked.key(), asked.next()),
            (content, asked) -> new Effect(content == null ? null : asked.next(), content != null)),
    REPLACE_IF(
            (cache, asked) -> cache.replace(asked.key(), asked.expected(), asked.next()),
            (content, asked) -> Objects.equals(content, asked.expected())
                    ? new Effect(asked.next(), true)
                    : new Effect(content, false)),
    GET_AND_REPLACE(
            (cache, asked) -> cache.getAndReplace(asked.key(), asked.next()),
            (content, asked) -> new Effect(content == null ? null : asked.next(), content)),
    REMOVE((cache, asked) -> cache.remove(asked.key()), (content, asked) -> new Effect(null, content != null)),
    REMOVE_IF(
            (cache, asked) -> cache.remove(asked.key(), asked.expected()),
            (content, asked) ->
                    Objects.equals(content, asked.expected()) ? new Effect(null, true) : new Effect(content, false)),
    GET_AND_REMOVE((cache, asked) -> cache.getAndRemove(asked.key()), (content, asked) -> new Effect(null, content)),
    /** Adds 1 by a processor, or begins with the next content. */
    INCREMENT(
            (cache, asked) -> cache.invoke(asked.key(), (entry, arguments) -> {
                entry.setValue(entry.exists() ? entry.getValue() + 1 : asked.next());
                return entry.getValue();
            }),
            (content, asked) -> {
                Integer next = content == null ? asked.next() : Integer.valueOf(content + 1);
                return new Effect(next, next);
            }),
    /** Reads and removes by a processor. */
    TAKE(
            (cache, asked) -> cache.invoke(asked.key(), (entry, arguments) -> {
                Integer last = entry.getValue();
                entry.remove();
                return last;
            }),
            (content, asked) -> new Effect(null, content));

    private final Request request;
    private final Meaning meaning;

    EntryOperation(Request request, Meaning meaning) {
        this.request = request;
        this.meaning = meaning;
    }

    /** Asks the cache; returns its answer. */
    @Nullable
    public Object ask(Cache<Integer, Integer> cache, Arguments arguments) {
        return request.ask(cache, arguments);
    }

    /** Returns what becomes of an entry with this content, null if it is absent. */
    public Effect on(@Nullable Integer content, Arguments arguments) {
        return meaning.on(content, arguments);
    }

    private interface Request {
        @Nullable
        Object ask(Cache<Integer, Integer> cache, Arguments asked);
    }

    private interface Meaning {
        Effect on(@Nullable Integer content, Arguments asked);
    }

    /** What an operation is given, of which it takes what it needs. */
    public record Arguments(int key, Integer expected, Integer next) {}

    /** What an operation leaves, null for an absent entry, and what it answers, null for nothing. */
    public record Effect(
            @Nullable Integer content, @Nullable Object answer) {}
}
