package io.hivecache.codec;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Copies a record by its canonical constructor. */
final class RecordPlan implements CopyPlan {

    private final MethodHandle construct;

    /**
     * Prepares the plan of a record class.
     *
     * @throws ReflectiveOperationException if the constructor or a component cannot be reached
     * @throws RuntimeException if the module does not let it be reached, or there are too many components
     */
    RecordPlan(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> canonical = type.getDeclaredConstructor(
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        canonical.setAccessible(true);
        MethodHandle handle = FieldHandles.LOOKUP.unreflectConstructor(canonical);
        for (int i = components.length - 1; i >= 0; i--) {
            MethodHandle value = FieldHandles.value(type.getDeclaredField(components[i].getName()));
            handle = MethodHandles.collectArguments(handle, i, value);
        }
        // It now takes source and copies once for each component.
        int[] sourceAndCopies =
                IntStream.range(0, 2 * components.length).map(i -> i % 2).toArray();
        construct = MethodHandles.permuteArguments(
                handle.asType(handle.type().changeReturnType(Object.class)),
                methodType(Object.class, Object.class, Copies.class),
                sourceAndCopies);
    }

    @Override
    public Object copy(Object source, Copies copies) {
        int number = copies.await(source);
        try {
            return copies.completeConstructed(number, (Object) construct.invokeExact(source, copies));
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable failedConstructor) {
            throw new CopyRefusal();
        }
    }
}
