package io.hivecache.hive;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the engine for an address, so that nothing above names one. */
public final class Engines {
    private Engines() {}

    /**
     * Opens the engine at an address.
     *
     * @throws HiveException with {@link HiveCode#INVALID_PROTOCOL} if no engine serves it; the message lists the addresses that are served
     */
    public static Engine open(URI address, TimeSource time) {
        List<String> served = new ArrayList<>();
        for (EngineFactory factory : ServiceLoader.load(EngineFactory.class, Engines.class.getClassLoader())) {
            if (factory.serves(address)) {
                return factory.open(address, time);
            }
            served.add(factory.addresses());
        }
        throw new HiveException(
                HiveCode.INVALID_PROTOCOL,
                "no hive can be opened at '" + Addresses.show(address) + "': use one of " + String.join(", ", served));
    }
}
