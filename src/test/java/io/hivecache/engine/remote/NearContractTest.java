package io.hivecache.engine.remote;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveSettings;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import java.util.List;

/** A hive that keeps copies in this JVM keeps the contract. */
class NearContractTest extends RemoteContract {
    private static final int COPIES = 50;

    @Override
    List<RedisServer> servers() {
        return List.of(RedisServers.single());
    }

    @Override
    protected Engine openEngine() {
        observer().ignoreLapsed();
        Engine engine = super.openEngine();
        return new Engine() {
            @Override
            public boolean keepsObjects() {
                return engine.keepsObjects();
            }

            @Override
            public long maxContentBytes() {
                return engine.maxContentBytes();
            }

            @Override
            public <A, C> Hive<A, C> open(HiveSettings<A, C> settings) {
                return engine.open(settings.withNearEntries(COPIES));
            }

            @Override
            public void close() {
                engine.close();
            }
        };
    }

    /** Another client moves the deadlines: behind the reply to a command that follows, that has become known here. */
    @Override
    public void elapse(long millis) {
        super.elapse(millis);
        hive().contains("any");
    }
}
