package io.hivecache.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record: its components, and its canonical constructor. */
final class RecordShape implements KeyShape {
    private final Constructor<?> canonical;
    private final Field[] fields;
    private final List<Part> parts = new ArrayList<>();

    /**
     * Prepares the shape of a record class.
     *
     * @throws ReflectiveOperationException never, as every record has all of it
     * @throws RuntimeException if the module does not let it be reached
     */
    RecordShape(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        canonical = type.getDeclaredConstructor(
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        canonical.setAccessible(true);
        fields = new Field[components.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = type.getDeclaredField(components[i].getName());
            fields[i].setAccessible(true);
            parts.add(new Part(components[i].getName(), components[i].getType()));
        }
    }

    @Override
    public List<Part> parts() {
        return parts;
    }

    @Override
    public @Nullable Object[] values(Object key) {
        return FieldShape.values(key, fields);
    }

    @Override
    public Object make(@Nullable Object[] values) {
        return construct(canonical, values);
    }

    /** Calls a constructor; its own failure is thrown as an unchecked exception. */
    static Object construct(Constructor<?> constructor, @Nullable Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException failure) {
            throw new IllegalArgumentException(
                    "the constructor of " + constructor.getDeclaringClass().getName() + " threw " + failure.getCause(),
                    failure);
        } catch (ReflectiveOperationException unmade) {
            throw new IllegalStateException(unmade);
        }
    }
}
