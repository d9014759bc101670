package io.hivecache.bench.remote.jedis;

import io.hivecache.bench.remote.Driver;
import io.hivecache.bench.remote.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;

/** Jedis with a pool that has a connection for each thread. */
public final class JedisDriver implements Driver {
    private static final int MOST_THREADS = 32;

    @Override
    public Target open(List<Integer> ports, boolean expires) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(MOST_THREADS);
        pool.setMaxIdle(MOST_THREADS);
        JedisClientConfig patient = DefaultJedisClientConfig.builder()
                .socketTimeoutMillis(PATIENCE_MILLIS)
                .build();
        Set<HostAndPort> nodes =
                ports.stream().map(port -> new HostAndPort("127.0.0.1", port)).collect(Collectors.toSet());
        UnifiedJedis client = nodes.size() > 1
                ? RedisClusterClient.builder()
                        .nodes(nodes)
                        .clientConfig(patient)
                        .poolConfig(pool)
                        .build()
                : RedisClient.builder()
                        .hostAndPort(nodes.iterator().next())
                        .clientConfig(patient)
                        .poolConfig(pool)
                        .build();
        return new JedisTarget(client, expires);
    }
}
