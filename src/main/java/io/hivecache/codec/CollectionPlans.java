package io.hivecache.codec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** Copies the collections of {@code java.util} that can change. */
@SuppressWarnings("unchecked") // What is copied fits where the original was.
final class CollectionPlans {

    private CollectionPlans() {}

    static Object arrayList(Object source, Copies copies) {
        ArrayList<Object> copy = (ArrayList<Object>) ((ArrayList<Object>) source).clone();
        copies.add(source, copy);
        for (int i = 0; i < copy.size(); i++) {
            Object element = copy.get(i);
            Object copied = copies.of(element);
            if (copied != element) {
                copy.set(i, copied);
            }
        }
        return copy;
    }

    @SuppressWarnings("JdkObsolete") // The choice was not ours.
    static Object linkedList(Object source, Copies copies) {
        return addAll(source, new LinkedList<>(), copies);
    }

    static Object arrayDeque(Object source, Copies copies) {
        return addAll(source, new ArrayDeque<>(((ArrayDeque<?>) source).size() + 1), copies);
    }

    static Object copyOnWriteArrayList(Object source, Copies copies) {
        CopyOnWriteArrayList<Object> copy = new CopyOnWriteArrayList<>();
        copies.add(source, copy);
        Object[] elements = ((CopyOnWriteArrayList<?>) source).toArray();
        for (int i = 0; i < elements.length; i++) {
            elements[i] = copies.of(elements[i]);
        }
        copy.addAll(Arrays.asList(elements));
        return copy;
    }

    static Object hashSet(Object source, Copies copies) {
        return addKeys(source, new HashSet<>(MapPlans.capacity(((HashSet<?>) source).size())), copies);
    }

    static Object linkedHashSet(Object source, Copies copies) {
        return addKeys(source, new LinkedHashSet<>(MapPlans.capacity(((HashSet<?>) source).size())), copies);
    }

    static Object treeSet(Object source, Copies copies) {
        TreeSet<Object> original = (TreeSet<Object>) source;
        int number = copies.await(source);
        Comparator<Object> comparator = (Comparator<Object>) copies.of(original.comparator());
        TreeSet<Object> copy = new TreeSet<>(comparator);
        copies.complete(number, copy);
        copy.addAll(SortedCopies.ofSet(original, comparator, copies));
        return copy;
    }

    /** Elements in the order of a heap stay where they are. If a change has disordered them, the codec must decide. */
    static Object priorityQueue(Object source, Copies copies) {
        PriorityQueue<Object> original = (PriorityQueue<Object>) source;
        int number = copies.await(source);
        Comparator<Object> comparator = (Comparator<Object>) copies.ofComplete(original.comparator());
        Object[] elements = original.toArray();
        PriorityQueue<Object> copy = new PriorityQueue<>(Math.max(1, elements.length), comparator);
        for (int i = 0; i < elements.length; i++) {
            elements[i] = copies.ofComplete(elements[i]);
            copy.add(elements[i]);
        }
        int i = 0;
        for (Object element : copy) {
            if (element != elements[i++]) {
                throw new CopyRefusal();
            }
        }
        return copies.complete(number, copy);
    }

    private static Object addAll(Object source, Collection<Object> copy, Copies copies) {
        copies.add(source, copy);
        for (Object element : (Collection<?>) source) {
            copy.add(copies.of(element));
        }
        return copy;
    }

    private static Object addKeys(Object source, Set<Object> copy, Copies copies) {
        copies.add(source, copy);
        for (Object element : (Set<?>) source) {
            copy.add(copies.ofKey(element));
        }
        return copy;
    }
}
