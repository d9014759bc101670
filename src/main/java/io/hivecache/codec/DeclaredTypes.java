package io.hivecache.codec;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads the classes out of a declared type. */
final class DeclaredTypes {
    private DeclaredTypes() {}

    /** Answers the class that every object of the type is an instance of. */
    static Class<?> raw(Type type) {
        if (type instanceof Class<?> named) {
            return named;
        }
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        return type instanceof TypeVariable<?> variable ? raw(variable.getBounds()[0]) : Object.class;
    }

    /** Answers the classes that the type names, with those that a sealed one permits. */
    static Class<?>[] named(Type type) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        collect(type, classes);
        return classes.toArray(new Class<?>[0]);
    }

    private static void collect(Type type, Set<Class<?>> classes) {
        Class<?> raw = raw(type);
        if (classes.add(raw) && raw.isSealed()) {
            for (Class<?> permitted : raw.getPermittedSubclasses()) {
                collect(permitted, classes);
            }
        }
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, classes);
            }
        } else if (type instanceof GenericArrayType array) {
            collect(array.getGenericComponentType(), classes);
        }
    }
}
