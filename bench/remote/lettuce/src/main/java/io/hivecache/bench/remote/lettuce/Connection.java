package io.hivecache.bench.remote.lettuce;

import io.hivecache.bench.remote.Bare;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * A connection to one server or to a Cluster.
 *
 * @param sync its commands that wait
 * @param async its commands that do not
 * @param end closes it
 */
public record Connection(
        RedisClusterCommands<String, String> sync, RedisClusterAsyncCommands<String, String> async, Runnable end) {
    /** Connects. */
    public static Connection open(List<Integer> ports) {
        List<RedisURI> uris =
                ports.stream().map(port -> RedisURI.create("127.0.0.1", port)).toList();
        if (uris.size() > 1) {
            RedisClusterClient client = RedisClusterClient.create(uris);
            StatefulRedisClusterConnection<String, String> connection = client.connect();
            return new Connection(connection.sync(), connection.async(), client::shutdown);
        }
        RedisClient client = RedisClient.create(uris.get(0));
        StatefulRedisConnection<String, String> connection = client.connect();
        return new Connection(connection.sync(), connection.async(), client::shutdown);
    }

    /** Loads a script and returns its digest. */
    public String load(String script) {
        return sync.scriptLoad(script);
    }

    /** Sends a put; keeps the deadline of an entry that expires. */
    public RedisFuture<?> put(Integer key, String value, boolean expires, String script) {
        return expires
                ? async.evalsha(
                        script,
                        ScriptOutputType.INTEGER,
                        new String[] {Bare.text(key)},
                        value,
                        Long.toString(Bare.LIFE))
                : async.set(Bare.text(key), value);
    }

    /** Waits for a reply. */
    public static <T> T await(RedisFuture<T> reply) {
        try {
            return reply.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns what a new entry is set with. */
    public static SetArgs life(boolean expires) {
        return expires ? new SetArgs().px(Bare.LIFE) : new SetArgs();
    }
}
