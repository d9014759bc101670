package io.hivecache.client;

import io.hivecache.codec.Codec;
import io.hivecache.hive.AliasAlreadyExists;
import io.hivecache.hive.AliasNotFound;
import io.hivecache.hive.AliasTooLong;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.NoMemory;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.Row;
import io.hivecache.hive.TimeSource;
import io.hivecache.hive.UnexpectedReply;
import io.hivecache.hive.Verb;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A hive used directly: keeps objects, as the content that a codec makes of them, under aliases.
 *
 * <p>An alias is a String of 1 to 1,024 bytes in UTF-8; a longer one is refused with {@link AliasTooLong}, an empty one with
 * {@link HiveCode#INVALID_INPUT}. A life is how long an entry lives from now, counted in milliseconds and rounded up;
 * {@link Duration#ZERO} is for ever. Whatever stores content gives the entry a new life, for ever where the method takes
 * none.
 *
 * <p>Each method that names one alias is atomic, on a remote hive across all JVMs; those on many are not atomic as a whole.
 * Content is compared as bytes, so {@link #compareAndSwap} and {@link #deleteIf} need a codec that gives equal objects equal
 * content. An object without content in the codec is refused with {@link HiveCode#INVALID_INPUT}; content that is none of
 * the codec's is an {@link UnexpectedReply}; content larger than the whole hive may be is refused with {@link NoMemory}.
 * Nulls are refused.
 *
 * <p>On {@code hive:embedded} each call of {@code open} makes a hive of its own, which ends with its client: share the client,
 * or look at one hive through several codecs by {@link RawClient#through}. On a remote hive all clients that name the same
 * hive share its entries, and so does the cache of that name.
 *
 * <p>Thread-safe. After {@link #close} every method fails with {@link HiveCode#INVALID_COMMAND}.
 *
 * @param <T> the type of objects
 */
public sealed class Client<T> implements AutoCloseable permits RawClient {
    private static final Row EXPIRE = Row.of(Verb.KEEP, Verb.TOUCH);
    private static final Row GET_AND_UPDATE = Row.of(Verb.KEEP, Verb.WRITE).withBefore();
    private static final Row GET_AND_DELETE = Row.DELETE.withBefore();
    private static final Row COMPARE_AND_SWAP = Row.of(Verb.KEEP, Verb.WRITE);
    private static final Row DELETE_IF = Row.of(Verb.KEEP, Verb.DELETE);

    private final Session session;
    private final Codec<T> codec;
    private final Clock clock;

    Client(Session session, Codec<T> codec, Clock clock) {
        this.session = session;
        this.codec = codec;
        this.clock = clock;
    }

    /**
     * Opens the hive {@code client} at an address.
     *
     * @param address such as {@code hive:embedded} or {@code hive:embedded?max-bytes=64MiB}
     * @param codec such as {@code Codec.of("jackson", User.class)}
     * @throws HiveException if it cannot be opened
     */
    public static <T> Client<T> open(URI address, Codec<T> codec) {
        return open(address, codec, ClientOptions.DEFAULT);
    }

    /** Opens the hive that the options name. See {@link #open(URI, Codec)}. */
    public static <T> Client<T> open(URI address, Codec<T> codec, ClientOptions options) {
        return new Client<>(
                Session.open(address, options, TimeSource.system()), Objects.requireNonNull(codec), Clock.systemUTC());
    }

    /**
     * Stores under a free alias, for ever.
     *
     * @throws AliasAlreadyExists if the alias is not free
     */
    public void put(String alias, T object) {
        put(alias, object, Duration.ZERO);
    }

    /** Stores under a free alias, for a life. See {@link #put(String, Object)}. */
    public void put(String alias, T object, Duration life) {
        Lifetime lifetime = Life.stored(life);
        byte[] content = content(alias, object);
        if (!session.call(hive -> hive.put(alias, content, lifetime))) {
            throw session.alreadyExists(alias);
        }
    }

    /** Creates or overwrites, for ever. */
    public void update(String alias, T object) {
        update(alias, object, Duration.ZERO);
    }

    /** Creates or overwrites, for a life. */
    public void update(String alias, T object, Duration life) {
        Lifetime lifetime = Life.stored(life);
        byte[] content = content(alias, object);
        session.call(hive -> hive.update(alias, content, lifetime));
    }

    /** {@link #update(String, Object)} for many; not atomic as a whole. */
    public void updateAll(Map<String, ? extends T> objects) {
        updateAll(objects, Duration.ZERO);
    }

    /** {@link #update(String, Object, Duration)} for many; not atomic as a whole. */
    public void updateAll(Map<String, ? extends T> objects, Duration life) {
        Lifetime lifetime = Life.stored(life);
        Map<String, byte[]> contents = new LinkedHashMap<>();
        objects.forEach((alias, object) -> contents.put(alias, content(alias, object)));
        session.call(hive -> hive.updateAll(contents, lifetime));
    }

    /**
     * What is there.
     *
     * @throws AliasNotFound if nothing is
     */
    public T get(String alias) {
        return found(alias, getOrNull(alias));
    }

    /** What is there, or null if nothing is. */
    public @Nullable T getOrNull(String alias) {
        return object(alias, session.content(alias));
    }

    /** What is there of many, by alias, without those under which nothing is; not atomic as a whole. */
    public Map<String, T> getAll(Collection<String> aliases) {
        List<String> asked = List.copyOf(aliases);
        asked.forEach(Alias::check);
        List<byte @Nullable []> contents = session.call(hive -> hive.getAll(asked, Lifetime.ETERNAL));
        Map<String, T> objects = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            byte[] content = contents.get(i);
            if (content != null) {
                objects.put(asked.get(i), decode(asked.get(i), content));
            }
        }
        return objects;
    }

    /** Whether anything is there. */
    public boolean contains(String alias) {
        Alias.check(alias);
        return session.call(hive -> hive.contains(alias));
    }

    /**
     * Overwrites, for ever, and answers what was there.
     *
     * @throws AliasNotFound if nothing was; then nothing is stored
     */
    public T getAndUpdate(String alias, T object) {
        return getAndUpdate(alias, object, Duration.ZERO);
    }

    /** Overwrites, for a life, and answers what was there. See {@link #getAndUpdate(String, Object)}. */
    public T getAndUpdate(String alias, T object, Duration life) {
        return found(alias, getAndUpdateOrNull(alias, object, life));
    }

    /** Overwrites, for ever, and answers what was there; null if nothing was, and then nothing is stored. */
    public @Nullable T getAndUpdateOrNull(String alias, T object) {
        return getAndUpdateOrNull(alias, object, Duration.ZERO);
    }

    /** Overwrites, for a life, and answers what was there; null if nothing was, and then nothing is stored. */
    public @Nullable T getAndUpdateOrNull(String alias, T object, Duration life) {
        Lifetime lifetime = Life.stored(life);
        byte[] content = content(alias, object);
        return object(
                alias,
                transition(alias, GET_AND_UPDATE, null, content, lifetime).before());
    }

    /**
     * Removes what is there and answers it.
     *
     * @throws AliasNotFound if nothing was
     */
    public T getAndDelete(String alias) {
        return found(alias, getAndDeleteOrNull(alias));
    }

    /** Removes what is there and answers it, or null if nothing was. */
    public @Nullable T getAndDeleteOrNull(String alias) {
        return object(
                alias,
                transition(alias, GET_AND_DELETE, null, null, Lifetime.ETERNAL).before());
    }

    /**
     * Removes what is there.
     *
     * @throws AliasNotFound if nothing was
     */
    public void delete(String alias) {
        Alias.check(alias);
        if (!session.call(hive -> hive.delete(alias))) {
            throw session.notFound(alias);
        }
    }

    /** Removes many and answers how many there were; not atomic as a whole. */
    public int deleteAll(Collection<String> aliases) {
        aliases.forEach(Alias::check);
        return session.call(hive -> hive.deleteAll(aliases));
    }

    /**
     * Overwrites, for ever, if what is there has the expected content; answers whether it had.
     *
     * @throws AliasNotFound if nothing is there
     */
    public boolean compareAndSwap(String alias, T expected, T next) {
        return compareAndSwap(alias, expected, next, Duration.ZERO);
    }

    /** Overwrites, for a life, if what is there is as expected. See {@link #compareAndSwap(String, Object, Object)}. */
    public boolean compareAndSwap(String alias, T expected, T next, Duration life) {
        Lifetime lifetime = Life.stored(life);
        byte[] content = content(alias, next);
        return compared(alias, COMPARE_AND_SWAP, expected, content, lifetime).stored();
    }

    /**
     * Removes what is there if it has the expected content; answers whether it had.
     *
     * @throws AliasNotFound if nothing is there
     */
    public boolean deleteIf(String alias, T expected) {
        return compared(alias, DELETE_IF, expected, null, Lifetime.ETERNAL).deleted();
    }

    /**
     * Gives what is there a new life.
     *
     * @throws AliasNotFound if nothing is there
     */
    public void expireAfter(String alias, Duration life) {
        expire(alias, Life.touched(life));
    }

    /**
     * Lets what is there end at a moment of this machine's clock: at once if it has passed, never if it is
     * {@link Instant#EPOCH}.
     *
     * @throws AliasNotFound if nothing is there
     */
    public void expireAt(String alias, Instant deadline) {
        expire(alias, Life.touched(deadline, clock));
    }

    /**
     * All entries whose alias begins with a prefix, all of them if it is empty, in no order and constant memory. One that is
     * there during the whole iteration is met once; one that comes or goes meanwhile may be met or not. For one thread; no
     * remove.
     */
    public Iterator<Hive.Entry<String, T>> scan(String prefix) {
        Objects.requireNonNull(prefix, "prefix");
        return new Entries<>(session, session.call(hive -> hive.scan(prefix)), this::decode);
    }

    /** Closes the hive and releases its threads and connections. Harmless when repeated. */
    @Override
    public void close() {
        session.close();
    }

    private void expire(String alias, Lifetime lifetime) {
        if (!transition(alias, EXPIRE, null, null, lifetime).wasPresent()) {
            throw session.notFound(alias);
        }
    }

    private Outcome<byte[]> compared(String alias, Row row, T expected, byte @Nullable [] next, Lifetime lifetime) {
        Outcome<byte[]> outcome = transition(alias, row, encode(alias, expected), next, lifetime);
        if (!outcome.wasPresent()) {
            throw session.notFound(alias);
        }
        return outcome;
    }

    private Outcome<byte[]> transition(
            String alias, Row row, byte @Nullable [] expected, byte @Nullable [] next, Lifetime lifetime) {
        Alias.check(alias);
        return session.call(hive -> hive.transition(alias, row, expected, next, lifetime));
    }

    private T found(String alias, @Nullable T object) {
        if (object == null) {
            throw session.notFound(alias);
        }
        return object;
    }

    private byte[] content(String alias, T object) {
        byte[] content = encode(Alias.check(alias), object);
        session.requireRoom(alias, content);
        return content;
    }

    private byte[] encode(String alias, T object) {
        Objects.requireNonNull(object, "object");
        try {
            return codec.encode(object);
        } catch (RuntimeException e) {
            throw new HiveException(
                    HiveCode.INVALID_INPUT,
                    session.name() + ": nothing can be stored under alias '" + alias + "': " + e.getMessage(),
                    e);
        }
    }

    private @Nullable T object(String alias, byte @Nullable [] content) {
        return content == null ? null : decode(alias, content);
    }

    private T decode(String alias, byte[] content) {
        try {
            return codec.decode(content);
        } catch (RuntimeException e) {
            throw new UnexpectedReply(
                    session.name() + ": what is under alias '" + alias + "' cannot be read: " + e.getMessage(), e);
        }
    }

    Session session() {
        return session;
    }

    Clock clock() {
        return clock;
    }
}
