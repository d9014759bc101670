package io.hivecache.engine.embedded;

import io.hivecache.hive.Engine;
import io.hivecache.hive.EngineFactory;
import io.hivecache.hive.TimeSource;
import java.net.URI;

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
        return ADDRESS.equals(address);
    }

    @Override
    public Engine open(URI address, TimeSource time) {
        return new EmbeddedEngine(time);
    }
}
