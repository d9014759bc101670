package io.hivecache.bench.remote;

import java.util.List;
import java.util.ServiceLoader;

/** A way to reach servers; each module below {@code remote/} has one, found by ServiceLoader. */
public interface Driver {
    /** How long a client shall wait for a reply: longer than a busy machine may take. */
    int PATIENCE_MILLIS = 60_000;

    /**
     * Connects.
     *
     * @param ports where the servers listen on this machine: one, or the masters of a Cluster
     * @param expires whether entries expire ten minutes after they were created; otherwise they are eternal
     */
    Target open(List<Integer> ports, boolean expires);

    /**
     * Connects by the one driver of this class path.
     *
     * @param ports the ports, separated by colons
     * @param expires whether entries expire
     */
    static Target connect(String ports, boolean expires) {
        Driver driver = ServiceLoader.load(Driver.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The class path holds no driver"));
        return driver.open(Deployment.ports(ports), expires);
    }
}
