package io.hivecache.codec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The plans for classes of the JDK, whose fields nobody reaches and most of which customize their serialization.
 *
 * <p>A class is here if its methods show all that is serialized of its objects. They do not where an object is a view of
 * another that the graph may also hold: {@code Arrays.asList} of its array, {@code Collections.unmodifiableList} of its
 * list.
 */
final class JdkPlans {

    @SuppressWarnings("JavaUtilDate") // The choice was not ours.
    private static final CopyPlan DATE = whole(Date.class, date -> (Date) date.clone());

    private static final Set<String> SQL_DATES = Set.of("java.sql.Date", "java.sql.Time", "java.sql.Timestamp");

    private static final Map<Class<?>, CopyPlan> PLANS = new HashMap<>();

    static {
        PLANS.put(ArrayDeque.class, CollectionPlans::arrayDeque);
        PLANS.put(ArrayList.class, CollectionPlans::arrayList);
        PLANS.put(CopyOnWriteArrayList.class, CollectionPlans::copyOnWriteArrayList);
        PLANS.put(HashSet.class, CollectionPlans::hashSet);
        PLANS.put(LinkedHashSet.class, CollectionPlans::linkedHashSet);
        PLANS.put(LinkedList.class, CollectionPlans::linkedList);
        PLANS.put(PriorityQueue.class, CollectionPlans::priorityQueue);
        PLANS.put(TreeSet.class, CollectionPlans::treeSet);

        PLANS.put(ConcurrentHashMap.class, MapPlans::concurrentHashMap);
        PLANS.put(EnumMap.class, MapPlans::enumMap);
        PLANS.put(HashMap.class, MapPlans::hashMap);
        PLANS.put(LinkedHashMap.class, MapPlans::linkedHashMap);
        PLANS.put(TreeMap.class, MapPlans::treeMap);

        PLANS.put(List.of(1).getClass(), UnmodifiablePlans::list);
        PLANS.put(List.of(1, 2, 3).getClass(), UnmodifiablePlans::list);
        PLANS.put(Set.of(1).getClass(), UnmodifiablePlans::set);
        PLANS.put(Set.of(1, 2, 3).getClass(), UnmodifiablePlans::set);
        PLANS.put(Map.of(1, 1).getClass(), UnmodifiablePlans::map);
        PLANS.put(Map.of(1, 1, 2, 2).getClass(), UnmodifiablePlans::map);
        PLANS.put(Collections.singletonList(1).getClass(), UnmodifiablePlans::singletonList);
        PLANS.put(Collections.singleton(1).getClass(), UnmodifiablePlans::singleton);
        PLANS.put(Collections.singletonMap(1, 1).getClass(), UnmodifiablePlans::singletonMap);

        PLANS.put(AtomicBoolean.class, whole(AtomicBoolean.class, source -> new AtomicBoolean(source.get())));
        PLANS.put(AtomicInteger.class, whole(AtomicInteger.class, source -> new AtomicInteger(source.get())));
        PLANS.put(AtomicLong.class, whole(AtomicLong.class, source -> new AtomicLong(source.get())));
        PLANS.put(AtomicReference.class, JdkPlans::atomicReference);
        // Its clone() would trim the original, which others may be reading.
        PLANS.put(BitSet.class, whole(BitSet.class, source -> BitSet.valueOf(source.toLongArray())));
        PLANS.put(Date.class, DATE);

        for (Object single : List.of(
                Collections.emptyList(),
                Collections.emptySet(),
                Collections.emptyMap(),
                Collections.reverseOrder(),
                String.CASE_INSENSITIVE_ORDER)) {
            PLANS.put(single.getClass(), CopyPlan.SHARE);
        }
    }

    private JdkPlans() {}

    /** Answers the plan for objects of exactly this class, or null if there is none here. */
    static @Nullable CopyPlan of(Class<?> type) {
        if (EnumSet.class.isAssignableFrom(type)) {
            return JdkPlans::enumSet;
        }
        return SQL_DATES.contains(type.getName()) ? DATE : PLANS.get(type);
    }

    /** The plan for objects that refer to no others. */
    private static <T> CopyPlan whole(Class<T> type, UnaryOperator<T> copying) {
        return (source, copies) -> {
            Object copy = copying.apply(type.cast(source));
            copies.add(source, copy);
            return copy;
        };
    }

    private static Object enumSet(Object source, Copies copies) {
        Object copy = ((EnumSet<?>) source).clone();
        copies.add(source, copy);
        return copy;
    }

    private static Object atomicReference(Object source, Copies copies) {
        AtomicReference<Object> copy = new AtomicReference<>();
        copies.add(source, copy);
        copy.set(copies.of(((AtomicReference<?>) source).get()));
        return copy;
    }
}
