package io.hivecache.bench.remote.lettuce;

import io.hivecache.bench.remote.Driver;
import io.hivecache.bench.remote.Target;
import java.util.List;

/** Lettuce's synchronous commands on one connection (one to each master) that all threads share. */
public final class LettuceDriver implements Driver {
    @Override
    public Target open(List<Integer> ports, boolean expires) {
        return new LettuceTarget(Connection.open(ports), expires);
    }
}
