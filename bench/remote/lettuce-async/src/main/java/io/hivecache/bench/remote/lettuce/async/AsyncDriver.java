package io.hivecache.bench.remote.lettuce.async;

import io.hivecache.bench.remote.Driver;
import io.hivecache.bench.remote.Target;
import io.hivecache.bench.remote.lettuce.Connection;
import java.util.List;

/** Lettuce's asynchronous commands on the connection that all threads share. */
public final class AsyncDriver implements Driver {
    @Override
    public Target open(List<Integer> ports, boolean expires) {
        return new AsyncTarget(Connection.open(ports), expires);
    }
}
