package io.hivecache.bench.remote.hazelcast;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.cache.HazelcastClientCachingProvider;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.CacheConfig;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.core.HazelcastInstance;
import io.hivecache.bench.remote.Driver;
import io.hivecache.bench.remote.JCacheTarget;
import io.hivecache.bench.remote.Target;
import java.util.List;
import java.util.Properties;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;

/** Hazelcast has servers of its own: a member, started here, takes the place of whatever listens at the ports. */
public final class HazelcastDriver implements Driver, JCacheTarget.Dialect {
    @Override
    public Target open(List<Integer> ports, boolean expires) {
        Member member = Member.start();
        ClientConfig config = new ClientConfig();
        config.getNetworkConfig().addAddress("127.0.0.1:" + member.port());
        HazelcastInstance client = HazelcastClient.newHazelcastClient(config);
        CachingProvider provider = new HazelcastClientCachingProvider();
        Properties properties = com.hazelcast.cache.HazelcastCachingProvider.propertiesByInstanceItself(client);
        return new JCacheTarget(provider.getCacheManager(null, null, properties), expires, this, () -> {
            client.shutdown();
            member.close();
        });
    }

    /** Left alone it evicts. */
    @Override
    public <V> Configuration<Integer, V> complete(MutableConfiguration<Integer, V> configuration) {
        return new CacheConfig<Integer, V>(configuration)
                .setBackupCount(0)
                .setEvictionConfig(new EvictionConfig()
                        .setMaxSizePolicy(MaxSizePolicy.ENTRY_COUNT)
                        .setEvictionPolicy(EvictionPolicy.LRU)
                        .setSize(Integer.MAX_VALUE));
    }
}
