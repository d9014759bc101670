package io.hivecache.codec;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** Copies an object field by field, those of its superclasses included, as far as they are serialized. */
final class BeanPlan implements CopyPlan {

    private static final Object[] NO_ARGUMENTS = {};

    private final Constructor<?> constructor;
    private final MethodHandle transfer;

    /**
     * Prepares the plan of a class.
     *
     * @throws ReflectiveOperationException if no object of the class can be made, or a field cannot be reached
     * @throws RuntimeException if a module does not let it be reached
     */
    BeanPlan(Class<?> type) throws ReflectiveOperationException {
        constructor = SerializationHooks.constructor(type);
        transfer = FieldHandles.transfer(fields(type));
    }

    @Override
    public Object copy(Object source, Copies copies) {
        try {
            Object copy = constructor.newInstance(NO_ARGUMENTS);
            copies.add(source, copy);
            transfer.invokeExact(copy, source, copies);
            return copy;
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable failedConstructor) {
            throw new CopyRefusal();
        }
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; SerializationHooks.isSerializable(each); each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }
}
