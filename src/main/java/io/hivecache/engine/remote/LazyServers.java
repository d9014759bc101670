package io.hivecache.engine.remote;

import io.hivecache.hive.HiveException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Servers that are connected to when they are first needed, by a thread of its own: requests wait for it no longer than for
 * a reply, and fail if it fails. Then it is tried again after a pause.
 */
final class LazyServers implements Servers {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Supplier<Servers> connector;
    private final RemoteAddress address;
    private final Duration patience;
    private volatile @Nullable Servers connected;
    private @Nullable CompletableFuture<Servers> attempt;
    private @Nullable HiveException failure;
    private long failedAt;
    private boolean closed;

    /**
     * Creates servers that are not connected to yet.
     *
     * @param connector connects, or throws a {@link HiveException}
     * @param patience how long a request waits for that
     */
    LazyServers(Supplier<Servers> connector, RemoteAddress address, Duration patience) {
        this.connector = connector;
        this.address = address;
        this.patience = patience;
    }

    private Servers servers() {
        Servers known = connected;
        return known == null ? await(attempt()) : known;
    }

    private synchronized CompletableFuture<Servers> attempt() {
        if (closed) {
            throw new RedisConnectionException("Connection is closed");
        }
        HiveException last = failure;
        if (last != null && System.nanoTime() - failedAt < PAUSE_NANOS) {
            throw last;
        }
        CompletableFuture<Servers> known = attempt;
        if (known != null) {
            return known;
        }
        CompletableFuture<Servers> made = new CompletableFuture<>();
        attempt = made;
        Thread thread = new Thread(null, () -> connect(made), "hivecache-remote-connect", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
        return made;
    }

    private void connect(CompletableFuture<Servers> result) {
        try {
            result.complete(keep(connector.get()));
        } catch (RuntimeException e) {
            HiveException told = e instanceof HiveException known ? known : NotConnected.to(address, e);
            synchronized (this) {
                attempt = null;
                failure = told;
                failedAt = System.nanoTime();
            }
            result.completeExceptionally(told);
        } catch (Error e) {
            result.completeExceptionally(e);
            throw e;
        }
    }

    private synchronized Servers keep(Servers made) {
        if (closed) {
            made.close();
        } else {
            connected = made;
        }
        return made;
    }

    /** An interrupt is kept for the caller, as in {@link Calls}. */
    private Servers await(CompletableFuture<Servers> connecting) {
        long end = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return connecting.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HiveException known ? known : NotConnected.to(address, e);
        } catch (TimeoutException e) {
            throw NotConnected.within(address, patience);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public Sent send(Request request) {
        try {
            return servers().send(request);
        } catch (RuntimeException e) {
            return failed(request, e);
        }
    }

    @Override
    public List<Sent> sendAll(List<Request> requests) {
        return trying(requests, () -> servers().sendAll(requests));
    }

    private static List<Sent> trying(List<Request> requests, Supplier<List<Sent>> sending) {
        try {
            return sending.get();
        } catch (RuntimeException e) {
            return requests.stream().map(request -> failed(request, e)).toList();
        }
    }

    private static Sent failed(Request request, RuntimeException cause) {
        Sent command = request.command();
        command.completeExceptionally(cause);
        return command;
    }

    @Override
    public Wire reads() {
        return new Wire() {
            @Override
            public Sent send(Request request) {
                return sendAll(List.of(request)).get(0);
            }

            @Override
            public List<Sent> sendAll(List<Request> requests) {
                return trying(requests, () -> servers().reads().sendAll(requests));
            }
        };
    }

    @Override
    public List<Master> masters() {
        return servers().masters();
    }

    @Override
    public StatefulRedisPubSubConnection<byte[], byte[]> listen() {
        return servers().listen();
    }

    @Override
    public boolean isSingle() {
        return servers().isSingle();
    }

    @Override
    public Wire tracking() {
        return new Wire() {
            @Override
            public Sent send(Request request) {
                return sendAll(List.of(request)).get(0);
            }

            @Override
            public Wire redirected() {
                return LazyServers.this;
            }

            @Override
            public List<Sent> sendAll(List<Request> requests) {
                return trying(requests, () -> servers().tracking().sendAll(requests));
            }
        };
    }

    @Override
    public void probe() {
        Servers known = connected;
        if (known != null) {
            known.probe();
        }
    }

    @Override
    public boolean tracks() {
        Servers known = connected;
        return known != null && known.tracks();
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
