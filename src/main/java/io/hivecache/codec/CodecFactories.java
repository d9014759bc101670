package io.hivecache.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the kind of codec that a configuration names. */
public final class CodecFactories {
    private CodecFactories() {}

    /**
     * Answers the factory with this name: {@code java}, {@code jackson}, {@code raw}, one that a
     * {@link ServiceLoader} finds, or else a class.
     *
     * @param name a factory's name, or the class name of a {@link CodecFactory} or of a {@link Codec}, with a public
     *     constructor that has no parameters
     * @param loader finds factories and classes of the user's
     * @throws IllegalArgumentException if there is none, naming those known, or if it cannot be used
     */
    public static CodecFactory find(String name, ClassLoader loader) {
        Map<String, CodecFactory> known = new LinkedHashMap<>();
        for (CodecFactory factory : List.of(new JavaCodecFactory(), new JacksonCodecFactory(), new RawCodecFactory())) {
            known.put(factory.name(), factory);
        }
        CodecFactory builtIn = known.get(name);
        if (builtIn != null) {
            return builtIn;
        }
        addServices(known, loader);
        CodecFactory service = known.get(name);
        return service != null ? service : ofClass(name, loader, known);
    }

    private static void addServices(Map<String, CodecFactory> known, ClassLoader loader) {
        // The JVM records what a ServiceLoader finds in the loader it asks, so ask one that nobody keeps.
        ClassLoader passing = CacheClassLoader.forDecoding(loader);
        try {
            for (CodecFactory factory : ServiceLoader.load(CodecFactory.class, passing)) {
                known.putIfAbsent(factory.name(), factory);
            }
        } catch (ServiceConfigurationError broken) {
            throw new IllegalArgumentException(
                    "A codec that is registered as a service is broken; mend or remove it: " + broken.getMessage(),
                    broken);
        }
    }

    private static CodecFactory ofClass(String name, ClassLoader loader, Map<String, CodecFactory> known) {
        Object made = instance(name, loader, known);
        if (made instanceof CodecFactory factory) {
            return factory;
        }
        if (made instanceof Codec<?> codec) {
            return new GivenCodecFactory(name, codec);
        }
        throw new IllegalArgumentException("Class '" + name + "' is no codec: it implements neither "
                + Codec.class.getName() + " nor " + CodecFactory.class.getName());
    }

    private static Object instance(String name, ClassLoader loader, Map<String, CodecFactory> known) {
        try {
            return CacheClassLoader.resolve(name, loader).getConstructor().newInstance();
        } catch (ClassNotFoundException unknown) {
            throw new IllegalArgumentException(
                    "Unknown codec '" + name + "': name one of " + String.join(", ", known.keySet())
                            + ", or a class that implements " + Codec.class.getName() + " or "
                            + CodecFactory.class.getName(),
                    unknown);
        } catch (ReflectiveOperationException | LinkageError unusable) {
            throw new IllegalArgumentException(
                    "Codec '" + name + "' cannot be used: the class needs a public constructor without parameters that"
                            + " throws nothing",
                    unusable);
        }
    }
}
