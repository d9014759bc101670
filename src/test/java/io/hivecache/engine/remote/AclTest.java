package io.hivecache.engine.remote;

import io.hivecache.hive.Engine;
import io.hivecache.testing.ManualClock;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The contract under a user who may use the commands of the manual, and the keys under the prefix, and nothing else. */
class AclTest {
    private static final String USER = "hivecache";
    private static final String PASSWORD = "p%40ss:w@rd";
    private static final String PASSWORD_IN_ADDRESS = "p%2540ss%3Aw%40rd";

    private abstract static class LimitedUser extends RemoteContract {
        private final String[] commands;

        LimitedUser(String... commands) {
            this.commands = commands;
        }

        @Override
        Engine openEngine(RedisServer server, ManualClock clock) {
            observer().ignoreLapsed();
            onEach(client -> {
                client.call("ACL", "SETUSER", USER, "reset", "on", ">" + PASSWORD, "~hive:*");
                for (String command : commands) {
                    client.call("ACL", "SETUSER", USER, command);
                }
            });
            String address = "redis://" + USER + ":" + PASSWORD_IN_ADDRESS + "@127.0.0.1:" + server.port()
                    + "?command-timeout=60s";
            return new RemoteEngineFactory().open(URI.create(address), clock);
        }
    }

    @Nested
    class OnASingleServer extends LimitedUser {
        OnASingleServer() {
            super(Permissions.COMMANDS);
        }

        @Override
        List<RedisServer> servers() {
            return List.of(RedisServers.single());
        }
    }

    @Nested
    class OnACluster extends LimitedUser {
        OnACluster() {
            super(Permissions.withCluster());
        }

        @Override
        List<RedisServer> servers() {
            return RedisServers.cluster();
        }
    }
}
