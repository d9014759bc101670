package io.hivecache.client;

import io.hivecache.codec.Codec;
import io.hivecache.codec.KeyText;
import io.hivecache.hive.AliasAlreadyExists;
import io.hivecache.hive.AliasNotFound;
import io.hivecache.hive.BufferTooSmall;
import io.hivecache.hive.Engine;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.TimeSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * A hive used directly with bytes as they are: all of {@link Client}, and the same with buffers.
 *
 * <p>Content is copied on the way in and out, so that neither the caller nor the hive sees what the other does to its array
 * or buffer. Of a buffer that is stored, the bytes from its position to its limit are taken, and both stay where they are, so
 * that it can be stored again.
 */
public final class RawClient extends Client<byte[]> {
    /** The port of a remote hive where none is given. */
    public static final int DEFAULT_PORT = 5909;

    private RawClient(Session session, Clock clock) {
        super(session, Codec.of("raw", byte[].class), clock);
    }

    /**
     * Opens the hive {@code client} at an address.
     *
     * @param address such as {@code hive:embedded} or {@code hive:embedded?max-bytes=64MiB}
     * @throws HiveException if it cannot be opened
     */
    public static RawClient open(URI address) {
        return open(address, ClientOptions.DEFAULT);
    }

    /**
     * Opens the hive of a name; on a remote hive, that of the cache of this name. Its entries lie there under the aliases
     * that {@link KeyText#alias} tells of the cache's keys, with the content that the cache's codec makes.
     *
     * @throws HiveException if it cannot be opened
     */
    public static RawClient open(URI address, String hive) {
        return open(address, ClientOptions.DEFAULT.withHive(hive));
    }

    /**
     * Opens the hive that the options name.
     *
     * @throws HiveException if it cannot be opened
     */
    public static RawClient open(URI address, ClientOptions options) {
        return new RawClient(Session.open(address, options, TimeSource.system()), Clock.systemUTC());
    }

    /** Connects to a remote hive at {@link #DEFAULT_PORT}. See {@link #connect(String, int)}. */
    public static RawClient connect(String host) {
        return connect(host, DEFAULT_PORT);
    }

    /**
     * Connects to a remote hive: opens {@code hive://host:port}.
     *
     * @param host a name or an IP address
     * @throws HiveException if it cannot be opened
     */
    public static RawClient connect(String host, int port) {
        return open(address(host, port));
    }

    static URI address(String host, int port) {
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw new HiveException(
                    HiveCode.INVALID_INPUT,
                    "a hive's host must not be empty and its port must be 1 to 65535, not '" + host + "' and " + port);
        }
        try {
            return new URI("hive", null, host, port, null, null, null);
        } catch (URISyntaxException e) {
            throw new HiveException(
                    HiveCode.INVALID_INPUT, "'" + host + "' cannot be the name or address of a host", e);
        }
    }

    /** Opens a hive of an engine that nobody else uses, which is closed with the client. */
    static RawClient open(Engine engine, ClientOptions options, Clock clock) {
        return new RawClient(Session.open(engine, "hive '" + options.hive() + "'", options), clock);
    }

    /** The same hive with objects in place of bytes. Closing either client closes both. */
    public <T> Client<T> through(Codec<T> codec) {
        return new Client<>(session(), Objects.requireNonNull(codec, "codec"), clock());
    }

    /**
     * Stores what remains in a buffer under a free alias, for ever.
     *
     * @throws AliasAlreadyExists if the alias is not free
     */
    public void put(String alias, ByteBuffer content) {
        put(alias, bytes(content));
    }

    /** Stores what remains in a buffer under a free alias, for a life. See {@link #put(String, ByteBuffer)}. */
    public void put(String alias, ByteBuffer content, Duration life) {
        put(alias, bytes(content), life);
    }

    /** Creates or overwrites, for ever, with what remains in a buffer. */
    public void update(String alias, ByteBuffer content) {
        update(alias, bytes(content));
    }

    /** Creates or overwrites, for a life, with what remains in a buffer. */
    public void update(String alias, ByteBuffer content, Duration life) {
        update(alias, bytes(content), life);
    }

    /**
     * Writes what is there into a buffer from its position on, which moves behind it; answers how many bytes it is.
     *
     * @throws AliasNotFound if nothing is there
     * @throws BufferTooSmall if it does not fit; the buffer is left as it was
     * @throws HiveException with {@link HiveCode#INVALID_INPUT} if the buffer is read-only
     */
    public int get(String alias, ByteBuffer target) {
        if (target.isReadOnly()) {
            throw new HiveException(HiveCode.INVALID_INPUT, "content cannot be read into a buffer that is read-only");
        }
        byte[] content = session().content(alias);
        if (content == null) {
            throw session().notFound(alias);
        }
        if (content.length > target.remaining()) {
            throw new BufferTooSmall(
                    session().name() + " has " + content.length + " bytes under alias '" + alias + "', but only "
                            + target.remaining() + " remain in the buffer: give it more room",
                    content.length);
        }
        target.put(content);
        return content.length;
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }
}
