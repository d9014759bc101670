package io.hivecache.codec;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class loader that asks others: one that it was given and the thread's context class loader, which is looked up at
 * each request. It defines no class and remembers none, so it holds on to nothing but the given loader.
 */
public final class CacheClassLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final Map<String, Class<?>> PRIMITIVES = Map.of(
            "boolean", boolean.class,
            "byte", byte.class,
            "char", char.class,
            "short", short.class,
            "int", int.class,
            "long", long.class,
            "float", float.class,
            "double", double.class,
            "void", void.class);

    private final ClassLoader given;
    private final boolean contextFirst;

    private CacheClassLoader(ClassLoader given, boolean contextFirst) {
        super(null);
        this.given = given;
        this.contextFirst = contextFirst;
    }

    /** Answers the loader by which content is decoded: it asks the cache manager's loader, then the context's. */
    public static ClassLoader forDecoding(ClassLoader managerLoader) {
        return new CacheClassLoader(managerLoader, false);
    }

    /** Answers the loader of managers that were given none: it asks the context's loader, then this library's. */
    public static ClassLoader ofContext() {
        ClassLoader own = CacheClassLoader.class.getClassLoader();
        return new CacheClassLoader(own == null ? ClassLoader.getSystemClassLoader() : own, true);
    }

    /**
     * Finds a class, a primitive type or an array type without initializing it.
     *
     * <p>Unlike {@link Class#forName(String, boolean, ClassLoader)} this leaves no trace in the JVM's own record of what
     * the loader has found, which would answer one context's class in another and keep it from being unloaded.
     *
     * @param name as {@link Class#getName()} answers it
     * @throws ClassNotFoundException if the loader finds no such class
     */
    public static Class<?> resolve(String name, ClassLoader loader) throws ClassNotFoundException {
        Class<?> primitive = PRIMITIVES.get(name);
        if (primitive != null) {
            return primitive;
        }
        int dimensions = name.lastIndexOf('[') + 1;
        if (dimensions == 0) {
            return loader.loadClass(name);
        }
        Class<?> type = elementType(name, dimensions, loader);
        for (int i = 0; i < dimensions; i++) {
            type = type.arrayType();
        }
        return type;
    }

    private static Class<?> elementType(String name, int dimensions, ClassLoader loader) throws ClassNotFoundException {
        if (name.length() == dimensions + 1) {
            for (Class<?> primitive : PRIMITIVES.values()) {
                if (primitive != void.class && primitive.descriptorString().equals(name.substring(dimensions))) {
                    return primitive;
                }
            }
        }
        if (name.length() < dimensions + 3 || name.charAt(dimensions) != 'L' || !name.endsWith(";")) {
            throw new ClassNotFoundException(name);
        }
        return loader.loadClass(name.substring(dimensions + 1, name.length() - 1));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        ClassNotFoundException missing = new ClassNotFoundException(name);
        for (ClassLoader loader : loaders()) {
            try {
                return loader.loadClass(name);
            } catch (ClassNotFoundException notHere) {
                missing.addSuppressed(notHere);
            }
        }
        throw missing;
    }

    @Override
    protected @Nullable URL findResource(String name) {
        for (ClassLoader loader : loaders()) {
            URL resource = loader.getResource(name);
            if (resource != null) {
                return resource;
            }
        }
        return null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        // As text, because URL.equals looks hosts up in the network.
        Set<String> seen = new LinkedHashSet<>();
        List<URL> found = new ArrayList<>();
        for (ClassLoader loader : loaders()) {
            for (URL resource : Collections.list(loader.getResources(name))) {
                if (seen.add(resource.toExternalForm())) {
                    found.add(resource);
                }
            }
        }
        return Collections.enumeration(found);
    }

    private List<ClassLoader> loaders() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context == null || context == given || leadsBack(context)) {
            return List.of(given);
        }
        return contextFirst ? List.of(context, given) : List.of(given, context);
    }

    /** A context loader that asks a loader of this class in its turn would be asked by it, without end. */
    private static boolean leadsBack(ClassLoader context) {
        for (ClassLoader loader = context; loader != null; loader = loader.getParent()) {
            if (loader instanceof CacheClassLoader) {
                return true;
            }
        }
        return false;
    }
}
