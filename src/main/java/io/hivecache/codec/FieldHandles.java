package io.hivecache.codec;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.List;

/**
 * Method handles that copy fields. They are composed into one handle per class, which the JVM then compiles like code
 * written for that class.
 */
final class FieldHandles {

    /** The type of the handle that copies the fields of an object: of (copy, source, copies). */
    static final MethodType TRANSFER = methodType(void.class, Object.class, Object.class, Copies.class);

    /** The access of this class; what it must reach beyond has been made accessible before. */
    static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private FieldHandles() {}

    /**
     * Answers a handle of (source, copies) that answers what the field of a copy must hold.
     *
     * @throws IllegalAccessException if the field cannot be read
     * @throws RuntimeException if the field's module does not let it be read
     */
    static MethodHandle value(Field field) throws ReflectiveOperationException {
        field.setAccessible(true);
        MethodHandle get = LOOKUP.unreflectGetter(field);
        if (CopyPlans.sharesAll(field.getType())) {
            MethodHandle ofObject = get.asType(methodType(field.getType(), Object.class));
            return MethodHandles.dropArguments(ofObject, 1, Copies.class);
        }
        MethodHandle copy = LOOKUP.findVirtual(Copies.class, "of", methodType(Object.class, Object.class));
        MethodHandle ofObject = get.asType(methodType(Object.class, Object.class));
        return MethodHandles.permuteArguments(
                        MethodHandles.filterArguments(copy, 1, ofObject),
                        methodType(Object.class, Object.class, Copies.class),
                        1,
                        0)
                .asType(methodType(field.getType(), Object.class, Copies.class));
    }

    /**
     * Answers a handle of the type {@link #TRANSFER} that copies all of the fields.
     *
     * @throws IllegalAccessException if a field cannot be read or written
     * @throws RuntimeException if a field's module does not let it be read or written
     */
    static MethodHandle transfer(List<Field> fields) throws ReflectiveOperationException {
        if (fields.isEmpty()) {
            return MethodHandles.empty(TRANSFER);
        }
        if (fields.size() == 1) {
            return transfer(fields.get(0));
        }
        // Halved, for the compiler does not look into a chain of great length.
        int half = fields.size() / 2;
        return MethodHandles.foldArguments(
                transfer(fields.subList(half, fields.size())), transfer(fields.subList(0, half)));
    }

    private static MethodHandle transfer(Field field) throws ReflectiveOperationException {
        MethodHandle value = value(field);
        MethodHandle set = LOOKUP.unreflectSetter(field).asType(methodType(void.class, Object.class, field.getType()));
        return MethodHandles.collectArguments(set, 1, value);
    }
}
