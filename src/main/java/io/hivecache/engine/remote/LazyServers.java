package io.hivecache.engine.remote;

import io.hivecache.hive.HiveException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.protocol.AsyncCommand;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Servers that are connected to when they are first needed. While that fails, requests fail as well; it is tried again
 * after a pause, by one caller at a time.
 */
final class LazyServers implements Servers {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Supplier<Servers> connector;
    private volatile @Nullable Servers connected;
    private @Nullable HiveException failure;
    private long failedAt;
    private boolean closed;

    /** Creates servers that are not connected to yet. */
    LazyServers(Supplier<Servers> connector) {
        this.connector = connector;
    }

    private Servers servers() {
        Servers known = connected;
        return known == null ? connect() : known;
    }

    private synchronized Servers connect() {
        Servers known = connected;
        if (known != null) {
            return known;
        }
        if (closed) {
            throw new RedisConnectionException("Connection is closed");
        }
        HiveException last = failure;
        if (last != null && System.nanoTime() - failedAt < PAUSE_NANOS) {
            throw last;
        }
        try {
            Servers made = connector.get();
            connected = made;
            return made;
        } catch (HiveException e) {
            failure = e;
            failedAt = System.nanoTime();
            throw e;
        }
    }

    @Override
    public AsyncCommand<byte[], byte[], @Nullable Object> send(Request request) {
        try {
            return servers().send(request);
        } catch (RuntimeException e) {
            return failed(request, e);
        }
    }

    @Override
    public List<AsyncCommand<byte[], byte[], @Nullable Object>> sendAll(List<Request> requests) {
        try {
            return servers().sendAll(requests);
        } catch (RuntimeException e) {
            return requests.stream().map(request -> failed(request, e)).toList();
        }
    }

    private static AsyncCommand<byte[], byte[], @Nullable Object> failed(Request request, RuntimeException cause) {
        AsyncCommand<byte[], byte[], @Nullable Object> command = request.command();
        command.completeExceptionally(cause);
        return command;
    }

    @Override
    public List<Master> masters() {
        return servers().masters();
    }

    @Override
    public boolean isSingle() {
        return servers().isSingle();
    }

    @Override
    public void close() {
        Servers known;
        synchronized (this) {
            closed = true;
            known = connected;
        }
        if (known != null) {
            known.close();
        }
    }
}
