package io.hivecache.engine.remote;

import io.hivecache.hive.Addresses;
import io.hivecache.hive.Engine;
import io.hivecache.hive.EngineFactory;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.TimeSource;
import java.net.URI;

/**
 * Serves the addresses of Valkey and Redis: {@code hive://}, {@code hives://}, {@code redis://}, {@code rediss://},
 * {@code redis-sentinel://}, {@code rediss-sentinel://}, {@code valkey://} and {@code valkeys://}.
 */
public final class RemoteEngineFactory implements EngineFactory {
    private static final String CLIENT = "io.lettuce.core.RedisClient";

    /** Called by {@link java.util.ServiceLoader}. */
    public RemoteEngineFactory() {}

    @Override
    public String addresses() {
        return "hive://host, hives://host (TLS), redis://host, rediss://host, redis-sentinel://host, "
                + "rediss-sentinel://host, valkey://host, valkeys://host";
    }

    @Override
    public boolean serves(URI address) {
        return !address.isOpaque() && Scheme.of(address) != null;
    }

    @Override
    public boolean keepsObjects() {
        return false;
    }

    @Override
    public Engine open(URI address, TimeSource time) {
        requireClient(address);
        return RemoteEngine.open(RemoteAddress.parse(address), time);
    }

    private static void requireClient(URI address) {
        try {
            Class.forName(CLIENT, false, RemoteEngineFactory.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new HiveException(HiveCode.SYSTEM, """
                    the hive at '%s' needs the client library Lettuce, which is not on the class path; add
                    <dependency>
                      <groupId>io.lettuce</groupId>
                      <artifactId>lettuce-core</artifactId>
                      <version>7.7.0.RELEASE</version>
                    </dependency>""".formatted(Addresses.show(address)), e);
        }
    }
}
