package io.hivecache.hive;

import java.net.URI;

/** Opens engines for the addresses that it knows; found by {@link java.util.ServiceLoader}. */
public interface EngineFactory {
    /** The addresses that this factory serves, for people, such as {@code hive:embedded}. */
    String addresses();

    /** Whether the factory serves an address. */
    boolean serves(URI address);

    /** Whether the hives of these addresses keep objects, as {@link Engine#keepsObjects} says of an open one. */
    boolean keepsObjects();

    /** Opens the engine at an address that {@link #serves} accepts, with the clock by which its entries expire. */
    Engine open(URI address, TimeSource time);
}
