package io.hivecache.codec;

import java.lang.reflect.Array;

/** Copies arrays. */
final class ArrayPlans {

    private ArrayPlans() {}

    /** Answers the plan of a class of arrays. */
    static CopyPlan of(Class<?> type) {
        Class<?> component = type.getComponentType();
        if (component.isPrimitive()) {
            return ArrayPlans::primitives;
        }
        return CopyPlans.sharesAll(component) ? ArrayPlans::shared : ArrayPlans::objects;
    }

    private static Object primitives(Object source, Copies copies) {
        int length = Array.getLength(source);
        Object copy = Array.newInstance(source.getClass().getComponentType(), length);
        System.arraycopy(source, 0, copy, 0, length);
        copies.add(source, copy);
        return copy;
    }

    private static Object shared(Object source, Copies copies) {
        Object copy = ((Object[]) source).clone();
        copies.add(source, copy);
        return copy;
    }

    private static Object objects(Object source, Copies copies) {
        Object[] copy = ((Object[]) source).clone();
        copies.add(source, copy);
        for (int i = 0; i < copy.length; i++) {
            Object element = copy[i];
            Object copied = copies.of(element);
            if (copied != element) {
                copy[i] = copied;
            }
        }
        return copy;
    }
}
