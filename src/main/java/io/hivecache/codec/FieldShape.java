package io.hivecache.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object that Java serialization would write, those of superclasses first and each class's by name,
 * for the order in which the JVM tells them is not defined. A hash that the object keeps is left out.
 */
final class FieldShape implements KeyShape {
    private static final Pattern HASH =
            Pattern.compile("[_$]*(cached|computed|precomputed)?_?hash(_?code)?_?(cache)?", Pattern.CASE_INSENSITIVE);

    private final Constructor<?> constructor;
    private final Field[] fields;
    private final List<Part> parts = new ArrayList<>();
    private final List<Part> others = new ArrayList<>();
    private final boolean hashed;

    /**
     * Prepares the shape of a serializable class.
     *
     * @throws ReflectiveOperationException if no object of the class can be made
     * @throws RuntimeException if a module does not let a field be reached
     */
    FieldShape(Class<?> type) throws ReflectiveOperationException {
        constructor = SerializationHooks.constructor(type);
        List<Field> written = new ArrayList<>();
        List<Field> leftOut = new ArrayList<>();
        for (Class<?> each : fromTheTop(type)) {
            Stream.of(each.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .sorted(Comparator.comparing(Field::getName))
                    .forEach(field -> (isWritten(field) ? written : leftOut).add(field));
        }
        written.forEach(field -> parts.add(new Part(field.getName(), field.getType())));
        leftOut.forEach(field -> others.add(new Part(field.getName(), field.getType())));
        hashed = leftOut.stream().anyMatch(FieldShape::isHash);
        fields = Stream.concat(written.stream(), leftOut.stream()).toArray(Field[]::new);
        Stream.of(fields).forEach(field -> field.setAccessible(true));
    }

    private static Iterable<Class<?>> fromTheTop(Class<?> type) {
        Deque<Class<?>> classes = new ArrayDeque<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            classes.addFirst(each);
        }
        return classes;
    }

    private static boolean isWritten(Field field) {
        return !Modifier.isTransient(field.getModifiers())
                && SerializationHooks.isSerializable(field.getDeclaringClass())
                && !isHash(field);
    }

    private static boolean isHash(Field field) {
        return field.getType() == int.class && HASH.matcher(field.getName()).matches();
    }

    @Override
    public List<Part> parts() {
        return parts;
    }

    @Override
    public List<Part> others() {
        return others;
    }

    @Override
    public @Nullable Object[] values(Object key) {
        return values(key, fields);
    }

    @Override
    public Object make(@Nullable Object[] values) {
        try {
            Object key = constructor.newInstance();
            for (int i = 0; i < values.length; i++) {
                fields[i].set(key, values[i]);
            }
            if (hashed && values.length == parts.size() && key.hashCode() == 0) {
                throw new CodecException("the class " + key.getClass().getName() + " computes its hash where it is"
                        + " constructed, so that it cannot be restored. Compute it in hashCode(), or give the class a "
                        + KeyFormat.class.getName());
            }
            return key;
        } catch (ReflectiveOperationException unmade) {
            throw new IllegalStateException(unmade);
        }
    }

    /** Answers what an object has in some fields. */
    static @Nullable Object[] values(Object object, Field... fields) {
        @Nullable Object[] values = new @Nullable Object[fields.length];
        try {
            for (int i = 0; i < fields.length; i++) {
                values[i] = fields[i].get(object);
            }
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
        return values;
    }
}
