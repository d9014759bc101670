package io.hivecache.engine.remote;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.StatefulRedisConnectionImpl;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.push.PushListener;
import io.lettuce.core.api.push.PushMessage;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolVersion;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose server is asked, with each request that is sent here, to push the next change of what was read: raises
 * the requests' {@link Doubts} then, and when the connection is lost.
 *
 * <p>The push comes over the same connection, and before the reply to any command that is carried out after the change. It
 * comes once; whoever wants to hear of the change after it reads again. A server that refuses, because the user may not ask
 * for that or it cannot do so, is not asked again over the same connection: then requests are sent as they are.
 */
final class TrackedConnection implements Wire, PushListener, RedisConnectionStateListener {
    private static final Request ON = Request.read(
            CommandType.CLIENT, Request.noArgs().add("TRACKING").add("ON").add("OPTIN"));
    private static final Request NEXT =
            Request.read(CommandType.CLIENT, Request.noArgs().add("CACHING").add("YES"));
    private static final String INVALIDATE = "invalidate";

    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final Wire redirected;
    private final Set<Doubts> watched = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile boolean refused;
    private volatile @Nullable CommandArgs<byte[], byte[]> lastRead;

    /**
     * Creates the way over a connection.
     *
     * @param redirected sends what this server turns away
     */
    TrackedConnection(StatefulRedisConnection<byte[], byte[]> connection, Wire redirected) {
        this.connection = connection;
        this.redirected = redirected;
        connection.addListener((PushListener) this);
        connection.addListener((RedisConnectionStateListener) this);
    }

    /** Whether the server may track what is read, as far as is known. */
    boolean tracks() {
        return !refused
                && connection instanceof StatefulRedisConnectionImpl<byte[], byte[]> known
                && known.getConnectionState().getNegotiatedProtocolVersion() == ProtocolVersion.RESP3;
    }

    /** Sends all three in one go, so that nothing comes between them, and that all go over one connection. */
    @Override
    public Sent send(Request request) {
        Sent read = request.command();
        Doubts doubts = request.doubts();
        if (doubts == null || !tracks()) {
            connection.dispatch(read);
            return read;
        }
        watched.add(doubts);
        lastRead = request.args();
        Sent next = NEXT.command();
        read.trackedIf(next);
        connection.dispatch(new Bundle(List.of(ON.command(), next, read)));
        read.onComplete((reply, failure) -> {
            if (failure == null && !read.isTracked()) {
                refused = true;
            }
        });
        return read;
    }

    /**
     * Asks for what was read last: a server that has gone without ending the connection is given up if it does not answer,
     * and what one answers that has lost its keys to another, or that has lost the others, raises all doubts.
     */
    void probe() {
        CommandArgs<byte[], byte[]> last = lastRead;
        ByteBuffer key = last == null ? null : last.getFirstEncodedKey();
        if (key == null) {
            return;
        }
        Sent sent = Request.read(CommandType.EXISTS, Request.args(bytes(key))).command();
        sent.onComplete((reply, failure) -> {
            if (failure != null) {
                lastRead = null;
                raise(null);
            }
        });
        try {
            connection.dispatch(sent);
        } catch (RedisException e) {
            sent.completeExceptionally(e);
        }
    }

    @Override
    public List<Sent> sendAll(List<Request> requests) {
        return requests.stream().map(this::send).toList();
    }

    @Override
    public Wire redirected() {
        return redirected;
    }

    /** The servers' word for a changed key, with the keys, or without any if all have changed. */
    @Override
    public void onPushMessage(PushMessage message) {
        if (!message.getType().equals(INVALIDATE)) {
            return;
        }
        Object keys = message.getContent().get(1);
        if (keys instanceof List<?> named) {
            named.forEach(key -> raise(bytes((ByteBuffer) key)));
        } else {
            raise(null);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        ByteBuffer content = buffer.duplicate();
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> channel) {
        refused = false;
        raise(null);
    }

    private void raise(byte @Nullable [] key) {
        List<Doubts> all;
        synchronized (watched) {
            all = new ArrayList<>(watched);
        }
        all.forEach(doubts -> doubts.changed(key));
    }
}
