package io.hivecache.engine.embedded;

import io.hivecache.hive.Engine;
import io.hivecache.hive.EngineFactory;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.Parameters;
import io.hivecache.hive.TimeSource;
import java.net.URI;
import java.util.Set;

/** Serves {@code hive:embedded}. */
public final class EmbeddedEngineFactory implements EngineFactory {
    private static final URI ADDRESS = URI.create("hive:embedded");

    /** Called by {@link java.util.ServiceLoader}. */
    public EmbeddedEngineFactory() {}

    @Override
    public String addresses() {
        return ADDRESS.toString();
    }

    @Override
    public boolean serves(URI address) {
        return ADDRESS.equals(Parameters.bare(address));
    }

    /**
     * Opens an engine inside this JVM.
     *
     * @throws HiveException with {@link HiveCode#INVALID_OPTION} if the address has parameters: there are none
     */
    @Override
    public boolean keepsObjects() {
        return true;
    }

    /**
     * Opens an engine inside this JVM.
     *
     * @throws HiveException with {@link HiveCode#INVALID_OPTION} if the address has parameters: there are none
     */
    @Override
    public Engine open(URI address, TimeSource time) {
        Set<String> unknown = Parameters.of(address).keySet();
        if (!unknown.isEmpty()) {
            throw new HiveException(
                    HiveCode.INVALID_OPTION,
                    "hive:embedded has no parameter " + String.join(", ", unknown)
                            + ": remove it. RawClient and Client know max-bytes; a cache's limits are its own settings");
        }
        return new EmbeddedEngine(time);
    }
}
