package io.hivecache.engine.remote;

import io.hivecache.hive.HiveException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The channels of the servers that this JVM listens to, over a connection of its own, which is made when first needed. If
 * it breaks, the client library connects and subscribes again; what is published meanwhile is lost. Thread-safe.
 */
final class Channels implements AutoCloseable {
    private final Supplier<StatefulRedisPubSubConnection<byte[], byte[]>> connector;
    private final RemoteAddress address;
    private final Duration timeout;
    private final Map<String, Consumer<byte[]>> receivers = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> confirmations = new ConcurrentHashMap<>();
    private @Nullable StatefulRedisPubSubConnection<byte[], byte[]> connection;

    Channels(
            Supplier<StatefulRedisPubSubConnection<byte[], byte[]>> connector,
            RemoteAddress address,
            Duration timeout) {
        this.connector = connector;
        this.address = address;
        this.timeout = timeout;
    }

    /**
     * Passes the messages of a channel to a receiver, one after the other, from now on; returns when the server knows.
     *
     * @throws HiveException if it cannot be asked
     */
    synchronized void subscribe(String channel, Consumer<byte[]> receiver) {
        receivers.put(channel, receiver);
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        confirmations.put(channel, confirmed);
        try {
            send(channel, confirmed);
            confirmed.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw NotConnected.to(address, e.getCause() == null ? e : e.getCause());
        } catch (RedisException | TimeoutException e) {
            throw NotConnected.to(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotConnected.to(address, e);
        } finally {
            confirmations.remove(channel);
        }
    }

    /** The command's own end tells only of a failure: it may come before the server's confirmation. */
    private void send(String channel, CompletableFuture<Void> confirmed) {
        RedisFuture<Void> sent = connection().async().subscribe(bytes(channel));
        sent.handle((nothing, failure) -> failure != null && confirmed.completeExceptionally(failure));
    }

    private StatefulRedisPubSubConnection<byte[], byte[]> connection() {
        StatefulRedisPubSubConnection<byte[], byte[]> known = connection;
        if (known == null) {
            known = connector.get();
            known.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(byte[] channel, byte[] message) {
                    Consumer<byte[]> receiver = receivers.get(new String(channel, StandardCharsets.UTF_8));
                    if (receiver != null) {
                        receiver.accept(message);
                    }
                }

                @Override
                public void subscribed(byte[] channel, long count) {
                    CompletableFuture<Void> confirmed = confirmations.get(new String(channel, StandardCharsets.UTF_8));
                    if (confirmed != null) {
                        confirmed.complete(null);
                    }
                }
            });
            connection = known;
        }
        return known;
    }

    /** Ends the passing of a channel's messages; the server is told, but nobody waits for that. */
    @SuppressWarnings("FutureReturnValueIgnored") // if it fails, messages come that nobody receives
    synchronized void unsubscribe(String channel) {
        receivers.remove(channel);
        if (connection != null) {
            connection.async().unsubscribe(bytes(channel));
        }
    }

    private static byte[] bytes(String channel) {
        return channel.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() {
        receivers.clear();
        if (connection != null) {
            connection.close();
        }
    }
}
