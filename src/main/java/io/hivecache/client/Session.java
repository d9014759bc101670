package io.hivecache.client;

import io.hivecache.hive.Addresses;
import io.hivecache.hive.AliasAlreadyExists;
import io.hivecache.hive.AliasNotFound;
import io.hivecache.hive.Amounts;
import io.hivecache.hive.Engine;
import io.hivecache.hive.Engines;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.HiveObserver;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Limit;
import io.hivecache.hive.NoMemory;
import io.hivecache.hive.Parameters;
import io.hivecache.hive.TimeSource;
import java.net.URI;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An open hive of bytes and the engine it lives in: what all faces of a client share. Content is neither copied nor changed
 * on its way: who hands it over, or receives it, must leave it as it is. Thread-safe.
 */
final class Session implements AutoCloseable {
    private static final String MAX_BYTES = "max-bytes";

    private final String name;
    private final Engine engine;
    private final Hive<String, byte[]> hive;
    private final long maxBytes;
    private volatile boolean closed;

    private Session(String name, Engine engine, ClientOptions options) {
        this.name = name;
        this.engine = engine;
        this.maxBytes = options.maxBytes();
        this.hive =
                engine.open(new HiveSettings<>(options.hive(), limit(maxBytes), Arrays::equals, HiveObserver.none()));
    }

    /** Opens the hive at an address, whose parameter {@code max-bytes} counts if the options set none. */
    static Session open(URI address, ClientOptions options, TimeSource time) {
        String text = Parameters.of(address).get(MAX_BYTES);
        ClientOptions bounded = text == null || options.maxBytes() > 0 ? options : options.withMaxBytes(bytes(text));
        Engine engine = Engines.open(Parameters.without(address, MAX_BYTES), time);
        return open(engine, "hive '" + options.hive() + "' at " + Addresses.show(address), bounded);
    }

    /** Opens a hive of an engine, which is closed with the session, or at once if that fails. */
    static Session open(Engine engine, String name, ClientOptions options) {
        try {
            if (options.maxBytes() > 0 && !engine.keepsObjects()) {
                throw new HiveException(
                        HiveCode.INVALID_OPTION,
                        name + ": max-bytes bounds an embedded hive only; bound the server's memory instead");
            }
            return new Session(name, engine, options);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private static long bytes(String text) {
        try {
            return Amounts.bytes(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new HiveException(
                    HiveCode.INVALID_OPTION,
                    "max-bytes must be a number of bytes such as 64MiB, not '" + text + "'",
                    e);
        }
    }

    private static Limit<String, byte[]> limit(long maxBytes) {
        return maxBytes == 0
                ? new Limit.None<>()
                : new Limit.Weight<>(
                        maxBytes, (alias, content) -> (int) Math.min(Integer.MAX_VALUE, bytes(alias, content)));
    }

    private static long bytes(String alias, byte[] content) {
        return (long) Alias.bytes(alias) + content.length;
    }

    /**
     * Carries out a command.
     *
     * @throws HiveException with {@link HiveCode#INVALID_COMMAND} if the session is closed, with {@link HiveCode#INTERNAL}
     *     if the engine fails with anything else
     */
    <R extends @Nullable Object> R call(Function<Hive<String, byte[]>, R> command) {
        checkOpen(null);
        try {
            return command.apply(hive);
        } catch (HiveException e) {
            throw e;
        } catch (RuntimeException e) {
            checkOpen(e);
            throw new HiveException(
                    HiveCode.INTERNAL, name + " failed in a way that its engine does not explain: " + e, e);
        }
    }

    /** What is under an alias, or null. */
    byte @Nullable [] content(String alias) {
        Alias.check(alias);
        return call(hive -> hive.get(alias, Lifetime.ETERNAL));
    }

    private void checkOpen(@Nullable RuntimeException cause) {
        if (closed) {
            throw new HiveException(HiveCode.INVALID_COMMAND, name + ": the client is closed; open another", cause);
        }
    }

    /** Refuses content that alone exceeds the hive's limit, which the hive would drop without a word. */
    void requireRoom(String alias, byte[] content) {
        if (maxBytes > 0 && bytes(alias, content) > maxBytes) {
            throw new NoMemory(name + " has a limit of " + maxBytes + " bytes, too few for the " + content.length
                    + " bytes under alias '" + alias + "': raise max-bytes");
        }
    }

    /** What to throw if nothing is under an alias. */
    AliasNotFound notFound(String alias) {
        return new AliasNotFound(name + " has nothing under alias '" + alias + "'");
    }

    /** What to throw if something is under an alias. */
    AliasAlreadyExists alreadyExists(String alias) {
        return new AliasAlreadyExists(
                name + " already has content under alias '" + alias + "'; use update to overwrite it");
    }

    /** The hive's name and address, for errors. */
    String name() {
        return name;
    }

    @Override
    public void close() {
        closed = true;
        try {
            hive.close();
        } finally {
            engine.close();
        }
    }
}
