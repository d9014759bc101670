package io.hivecache.engine.remote;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Interest;
import io.hivecache.hive.LapseContract;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The remote engine keeps the contract, on one server and on a cluster, whether somebody wants to hear of expired entries or not. */
class RemoteHiveTest {
    private abstract static class SingleServerContract extends RemoteContract {
        @Override
        List<RedisServer> servers() {
            return List.of(RedisServers.single());
        }
    }

    @Nested
    class WithoutListeners extends SingleServerContract {
        @Override
        protected Engine openEngine() {
            observer().ignoreLapsed();
            return super.openEngine();
        }
    }

    @Nested
    class WithListeners extends SingleServerContract implements LapseContract<String, byte[]> {}

    @Nested
    class WhileAllChangesAreTold extends SingleServerContract {
        @Override
        protected Engine openEngine() {
            observer().ignoreLapsed();
            return super.openEngine();
        }

        @BeforeEach
        void subscribe() {
            hive().subscribe((alias, change) -> {}).want(Interest.ALL);
        }
    }

    @Nested
    class OnACluster extends RemoteContract {
        @Override
        List<RedisServer> servers() {
            return RedisServers.cluster();
        }

        @Override
        protected Engine openEngine() {
            observer().ignoreLapsed();
            return super.openEngine();
        }
    }

    @Nested
    class OnAClusterWithListeners extends RemoteContract implements LapseContract<String, byte[]> {
        @Override
        List<RedisServer> servers() {
            return RedisServers.cluster();
        }
    }
}
