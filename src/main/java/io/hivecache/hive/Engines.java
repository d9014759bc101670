package io.hivecache.hive;

import java.net.URI;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the engine for an address, so that nothing above names one. */
public final class Engines {
    private Engines() {}

    private static Stream<EngineFactory> factories() {
        return ServiceLoader.load(EngineFactory.class, Engines.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get);
    }

    /** Whether an engine serves an address, and its hives keep objects. */
    public static boolean keepObjects(URI address) {
        return factories().anyMatch(factory -> factory.serves(address) && factory.keepsObjects());
    }

    /**
     * Opens the engine at an address.
     *
     * @throws HiveException with {@link HiveCode#INVALID_PROTOCOL} if no engine serves it; the message lists the addresses
     *     that are served
     */
    public static Engine open(URI address, TimeSource time) {
        return factories()
                .filter(factory -> factory.serves(address))
                .findFirst()
                .orElseThrow(() -> unserved(address))
                .open(address, time);
    }

    private static HiveException unserved(URI address) {
        String served = factories().map(EngineFactory::addresses).collect(Collectors.joining(", "));
        return new HiveException(
                HiveCode.INVALID_PROTOCOL,
                "no hive can be opened at '" + Addresses.show(address) + "': use one of " + served);
    }
}
