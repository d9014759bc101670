package io.hivecache.codec;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Compares two graphs of objects: the classes, the content, the order where there is one, and which references lead to
 * the same object. Of objects of this application's classes all fields are compared, transient ones included.
 */
final class GraphComparison {
    private static final Set<Class<?>> HASHED = Set.of(
            HashMap.class,
            HashSet.class,
            ConcurrentHashMap.class,
            Set.of(1).getClass(),
            Set.of(1, 2, 3).getClass(),
            Map.of(1, 1, 2, 2).getClass());

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return fields(type);
        }
    };

    private final Map<Object, Object> partners = new IdentityHashMap<>();
    private final Map<Object, Object> reverse = new IdentityHashMap<>();
    private final Deque<Object> path = new ArrayDeque<>();

    private GraphComparison() {}

    /** Fails unless the graphs are the same, and answers the objects of the first, told apart by identity. */
    static Set<Object> assertSame(Object actual, Object expected) {
        GraphComparison comparison = new GraphComparison();
        comparison.compare(actual, expected, "root");
        return comparison.partners.keySet();
    }

    private void compare(Object actual, Object expected, Object step) {
        path.addLast(step);
        if (actual == null || expected == null || actual instanceof Enum || actual instanceof Class) {
            check(actual == expected, actual, expected);
        } else {
            check(actual.getClass() == expected.getClass(), actual.getClass(), expected.getClass());
            Object partner = partners.putIfAbsent(actual, expected);
            Object reversePartner = reverse.putIfAbsent(expected, actual);
            if (partner == null && reversePartner == null) {
                compareContent(actual, expected);
            } else {
                check(partner == expected && reversePartner == actual, "shared by some", "shared by others");
            }
        }
        path.removeLast();
    }

    private void compareContent(Object actual, Object expected) {
        if (actual.getClass().isArray()) {
            compareArrays(actual, expected);
        } else if (actual instanceof Map<?, ?> map) {
            compareMaps(map, (Map<?, ?>) expected);
        } else if (actual instanceof Collection<?> collection) {
            compareCollections(collection, (Collection<?>) expected);
        } else if (actual instanceof AtomicReference<?> reference) {
            compare(reference.get(), ((AtomicReference<?>) expected).get(), "get()");
        } else if (actual.getClass().getModule().isNamed()) {
            compareValues(actual, expected);
        } else {
            compareFields(actual, expected);
        }
    }

    private void compareArrays(Object actual, Object expected) {
        int length = Array.getLength(actual);
        check(length == Array.getLength(expected), length, Array.getLength(expected));
        if (actual instanceof Object[] objects) {
            for (int i = 0; i < length; i++) {
                compare(objects[i], ((Object[]) expected)[i], i);
            }
        } else {
            check(Objects.deepEquals(actual, expected), actual, expected);
        }
    }

    private void compareMaps(Map<?, ?> actual, Map<?, ?> expected) {
        if (actual instanceof SortedMap<?, ?> sorted) {
            compare(sorted.comparator(), ((SortedMap<?, ?>) expected).comparator(), "comparator()");
        }
        if (HASHED.contains(actual.getClass())) {
            Map<Object, Object> keys = compareUnordered(actual.keySet(), expected.keySet());
            keys.forEach((key, partner) -> compare(actual.get(key), expected.get(partner), "get()"));
        } else {
            compareInOrder(actual.keySet(), expected.keySet());
            compareInOrder(actual.values(), expected.values());
        }
    }

    private void compareCollections(Collection<?> actual, Collection<?> expected) {
        if (actual instanceof SortedSet<?> sorted) {
            compare(sorted.comparator(), ((SortedSet<?>) expected).comparator(), "comparator()");
        }
        if (actual instanceof PriorityQueue<?> queue) {
            compare(queue.comparator(), ((PriorityQueue<?>) expected).comparator(), "comparator()");
        }
        if (HASHED.contains(actual.getClass())) {
            compareUnordered(actual, expected);
        } else {
            compareInOrder(actual, expected);
        }
    }

    private void compareInOrder(Collection<?> actual, Collection<?> expected) {
        check(actual.size() == expected.size(), actual.size(), expected.size());
        Iterator<?> others = expected.iterator();
        int i = 0;
        for (Object element : actual) {
            compare(element, others.next(), i++);
        }
    }

    /** Compares the keys of hash tables that are equal, and answers which they are. Keys must be found in their table. */
    private Map<Object, Object> compareUnordered(Collection<?> actual, Collection<?> expected) {
        check(actual.size() == expected.size(), actual.size(), expected.size());
        Map<Object, Object> equals = new HashMap<>();
        expected.forEach(element -> equals.put(element, element));
        Map<Object, Object> pairs = new IdentityHashMap<>();
        for (Object element : actual) {
            Object partner = equals.get(element);
            check(actual.contains(element) && expected.contains(partner), "a key not found", "a key");
            compare(element, partner, "key");
            pairs.put(element, partner);
        }
        return pairs;
    }

    private void compareValues(Object actual, Object expected) {
        if (actual instanceof Number || actual instanceof AtomicBoolean) {
            check(actual.toString().equals(expected.toString()), actual, expected);
        } else {
            check(actual.equals(expected), actual, expected);
        }
    }

    private void compareFields(Object actual, Object expected) {
        try {
            for (Field field : FIELDS.get(actual.getClass())) {
                if (field.getType().isPrimitive()) {
                    check(field.get(actual).equals(field.get(expected)), field, expected);
                } else {
                    compare(field.get(actual), field.get(expected), field.getName());
                }
            }
        } catch (IllegalAccessException closed) {
            throw new AssertionError(closed);
        }
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; !each.getModule().isNamed(); each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return List.copyOf(fields);
    }

    private void check(boolean same, Object actual, Object expected) {
        if (!same) {
            throw new AssertionError(path + " is " + actual + " instead of " + expected);
        }
    }
}
