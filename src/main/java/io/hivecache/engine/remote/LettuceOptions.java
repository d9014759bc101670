package io.hivecache.engine.remote;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.StaticCredentialsProvider;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.protocol.ReadOnlyCommands;
import io.lettuce.core.protocol.RedisCommand;
import java.time.Duration;

/**
 * The client library's settings for an address.
 *
 * <p>Left to itself, the library keeps what was sent when a connection breaks and sends it again over the next, which can
 * undo what others did in between. Here whatever has no reply by then fails, and what is to be sent while there is no
 * connection fails at once; {@link Calls} decides what may be tried again. The library's own time-outs are off, since
 * every caller waits with one.
 */
final class LettuceOptions {
    private static final String CLIENT_NAME = "hivecache";
    private static final Duration TOPOLOGY_PERIOD = Duration.ofSeconds(30);
    private static final Duration TOPOLOGY_PAUSE = Duration.ofMillis(500);

    /** Only what replicas may answer is sent over the connections that ask them. */
    private static final ReadOnlyCommands.ReadOnlyPredicate READS = command -> true;

    private final RemoteAddress address;
    private final Options options;

    LettuceOptions(RemoteAddress address) {
        this.address = address;
        this.options = address.options();
    }

    /** For a single server. */
    ClientOptions client() {
        ClientOptions.Builder builder = ClientOptions.builder();
        fill(builder);
        return builder.build();
    }

    /** For a cluster, whose servers are looked up anew when they redirect or cannot be reached, and now and then. */
    ClusterClientOptions cluster() {
        ClusterClientOptions.Builder builder = ClusterClientOptions.builder();
        fill(builder);
        return builder.topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .enablePeriodicRefresh(TOPOLOGY_PERIOD)
                        .adaptiveRefreshTriggersTimeout(TOPOLOGY_PAUSE)
                        .refreshTriggersReconnectAttempts(0)
                        .build())
                .build();
    }

    private void fill(ClientOptions.Builder builder) {
        builder.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .replayFilter(LettuceOptions::refuse)
                .readOnlyCommands(READS)
                .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(options.connectTimeout())
                        .keepAlive(true)
                        .build());
        MaintenanceNotifications.turnOff(builder);
        if (address.scheme().isSecure()) {
            builder.sslOptions(Tls.of(address));
        }
    }

    /**
     * Fails a command for which the library finds no connection when it has just found one: what is not to be kept for the
     * next connection it would drop, and the caller would wait for nothing.
     */
    private static boolean refuse(RedisCommand<?, ?, ?> command) {
        command.completeExceptionally(new RedisException("The connection is just gone. " + Faults.NOT_SENT));
        return true;
    }

    /** How one of the address' servers is reached. */
    RedisURI uri(RemoteAddress.Node node) {
        RedisURI uri = RedisURI.create(node.host(), node.port());
        fill(uri);
        return uri;
    }

    /** How the master is reached that the address' Sentinels know. */
    RedisURI sentinelUri(String master) {
        RedisURI.Builder builder = RedisURI.builder().withSentinelMasterId(master);
        String password = options.get(Option.SENTINEL_PASSWORD);
        for (RemoteAddress.Node node : address.nodes()) {
            RedisURI sentinel = RedisURI.create(node.host(), node.port());
            sentinel.setTimeout(options.connectTimeout());
            secure(sentinel);
            if (password != null) {
                sentinel.setCredentialsProvider(new StaticCredentialsProvider(null, password.toCharArray()));
            }
            builder.withSentinel(sentinel);
        }
        RedisURI uri = builder.build();
        fill(uri);
        return uri;
    }

    private void fill(RedisURI uri) {
        uri.setDatabase(address.database());
        uri.setTimeout(options.connectTimeout());
        uri.setClientName(CLIENT_NAME);
        secure(uri);
        String password = address.password();
        if (password != null) {
            uri.setCredentialsProvider(new StaticCredentialsProvider(address.user(), password.toCharArray()));
        }
    }

    private void secure(RedisURI uri) {
        uri.setSsl(address.scheme().isSecure());
        uri.setVerifyPeer(options.verifiesHost() ? SslVerifyMode.FULL : SslVerifyMode.CA);
    }
}
