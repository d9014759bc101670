package io.hivecache.codec;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.MalformedParameterizedTypeException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the classes that objects of a declared type are made of, as far as declarations tell: those that the type names,
 * and those that the fields of these declare, with the elements of their collections, and so on.
 *
 * <p>Whoever declares a type declares these, too: content of the type has to name them, and they are named exactly, so that
 * a class which merely extends or implements one of them is not among them, unless that is sealed. Nor are the JDK's, of
 * which the harmless are allowed anyway.
 */
final class DeclaredGraph {
    private final Set<Class<?>> found = new LinkedHashSet<>();
    private final Deque<Class<?>> unvisited = new ArrayDeque<>();

    private DeclaredGraph() {}

    /** Answers the classes, first those that the type names itself. */
    static Class<?>[] of(Type type) {
        DeclaredGraph graph = new DeclaredGraph();
        for (Class<?> named : DeclaredTypes.named(type)) {
            graph.add(named);
        }
        while (!graph.unvisited.isEmpty()) {
            graph.visit(graph.unvisited.remove());
        }
        return graph.found.toArray(new Class<?>[0]);
    }

    private void add(Class<?> type) {
        if (found.add(type)) {
            unvisited.add(type);
        }
    }

    /** Adds what the parent and the fields of a class declare; a stream of serialization names the parents. */
    private void visit(Class<?> type) {
        if (type.isArray()) {
            addPart(type.getComponentType());
            return;
        }
        if (ClassNames.isOfJdk(type)) {
            return;
        }
        Class<?> parent = type.getSuperclass();
        if (parent != null && !ClassNames.isOfJdk(parent)) {
            add(parent);
        }
        for (Field field : fieldsOf(type)) {
            if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                for (Class<?> named : DeclaredTypes.named(typeOf(field))) {
                    addPart(named);
                }
            }
        }
    }

    private void addPart(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        boolean isData = element.isRecord() || Serializable.class.isAssignableFrom(element);
        boolean isExact = element.isEnum() || element.isSealed() || !Modifier.isAbstract(element.getModifiers());
        if (isData && isExact && !ClassNames.isOfJdk(element)) {
            add(element);
        }
    }

    private static List<Field> fieldsOf(Class<?> type) {
        try {
            return List.of(type.getDeclaredFields());
        } catch (LinkageError missing) {
            return List.of();
        }
    }

    private static Type typeOf(Field field) {
        try {
            return field.getGenericType();
        } catch (LinkageError | TypeNotPresentException | MalformedParameterizedTypeException missing) {
            return field.getType();
        }
    }
}
