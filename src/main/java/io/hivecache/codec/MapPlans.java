package io.hivecache.codec;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Copies the maps of {@code java.util} that can change. */
@SuppressWarnings("unchecked") // What is copied fits where the original was.
final class MapPlans {

    private static final int DEFAULT_CAPACITY = 16;

    private MapPlans() {}

    static Object hashMap(Object source, Copies copies) {
        Map<?, ?> original = (Map<?, ?>) source;
        Map<Object, Object> copy = new HashMap<>(Math.max(DEFAULT_CAPACITY, capacity(original.size())));
        copies.add(source, copy);
        putAll(original, copy, copies);
        return copy;
    }

    /** Of keys that a change has made equal another one stays than in other maps: the codec knows which. */
    static Object concurrentHashMap(Object source, Copies copies) {
        Map<?, ?> original = (Map<?, ?>) source;
        Map<Object, Object> copy = new ConcurrentHashMap<>(Math.max(DEFAULT_CAPACITY, original.size()));
        copies.add(source, copy);
        for (Map.Entry<?, ?> entry : original.entrySet()) {
            if (copy.put(copies.ofKey(entry.getKey()), copies.of(entry.getValue())) != null) {
                throw new CopyRefusal();
            }
        }
        return copy;
    }

    /** Only its clone shows whether a map keeps the order of access. */
    static Object linkedHashMap(Object source, Copies copies) {
        Map<Object, Object> original = (Map<Object, Object>) source;
        Map<Object, Object> copy = (Map<Object, Object>) ((LinkedHashMap<Object, Object>) source).clone();
        copies.add(source, copy);
        if (allShared(original.keySet())) {
            replaceValues(copy, copies);
        } else {
            copy.clear();
            putAll(original, copy, copies);
        }
        return copy;
    }

    static Object enumMap(Object source, Copies copies) {
        Map<?, Object> copy = ((EnumMap<?, Object>) source).clone();
        copies.add(source, copy);
        replaceValues(copy, copies);
        return copy;
    }

    static Object treeMap(Object source, Copies copies) {
        TreeMap<Object, Object> original = (TreeMap<Object, Object>) source;
        int number = copies.await(source);
        Comparator<Object> comparator = (Comparator<Object>) copies.of(original.comparator());
        TreeMap<Object, Object> copy = new TreeMap<>(comparator);
        copies.complete(number, copy);
        copy.putAll(SortedCopies.ofMap(original, comparator, copies));
        return copy;
    }

    /** Answers the capacity at which a hash table takes this many entries without growing. */
    static int capacity(int size) {
        return (int) Math.ceil(size / 0.75);
    }

    private static void putAll(Map<?, ?> original, Map<Object, Object> copy, Copies copies) {
        for (Map.Entry<?, ?> entry : original.entrySet()) {
            copy.put(copies.ofKey(entry.getKey()), copies.of(entry.getValue()));
        }
    }

    private static boolean allShared(Collection<?> objects) {
        for (Object object : objects) {
            if (object != null && CopyPlans.of(object.getClass()) != CopyPlan.SHARE) {
                return false;
            }
        }
        return true;
    }

    private static void replaceValues(Map<?, Object> copy, Copies copies) {
        for (Map.Entry<?, Object> entry : copy.entrySet()) {
            Object value = entry.getValue();
            Object copied = copies.of(value);
            if (copied != value) {
                entry.setValue(copied);
            }
        }
    }
}
