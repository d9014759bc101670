package io.hivecache.codec;

import io.hivecache.codec.CopierBeans.FromPlain;
import io.hivecache.codec.CopierBeans.Outer;
import io.hivecache.codec.Samples.Color;
import io.hivecache.codec.Samples.Page;
import io.hivecache.codec.Samples.Point;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
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
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes graphs of objects of all the kinds that the copier knows, the same for the same seed. */
@SuppressWarnings("serial") // fields as users declare them
final class CopierRandomGraph {
    private static final int MOST_OBJECTS = 10;

    private final List<Supplier<Object>> kinds = List.of(
            this::bean,
            this::bean,
            this::derived,
            () -> fill(new FromPlain(), it -> it.kept = text()),
            () -> fill(new Outer(text()), it -> it.inner = it.new Inner()),
            this::key,
            this::array,
            this::array,
            this::list,
            this::list,
            this::set,
            this::map,
            this::map,
            this::tree,
            this::enumCollection,
            this::unmodifiable,
            this::unmodifiable,
            this::value,
            () -> build(() -> new Page<>(new ArrayList<>(List.of(anyButNull())), any())));

    private final Random random;
    private final boolean cyclic;
    private final List<Object> made = new ArrayList<>();
    private int objectsLeft;
    private int lastId;

    /**
     * Prepares a graph.
     *
     * @param cyclic whether objects may lead back to those that lead to them
     */
    CopierRandomGraph(long seed, boolean cyclic) {
        random = new Random(seed);
        this.cyclic = cyclic;
        objectsLeft = 1 + random.nextInt(MOST_OBJECTS);
    }

    Object root() {
        return oneOf(kinds).get();
    }

    /** Something new, something that there is already, or nothing. */
    private Object any() {
        int choice = random.nextInt(8);
        if (choice == 0 && !made.isEmpty()) {
            return oneOf(made);
        }
        return choice < 4 || objectsLeft <= 0 ? leaf() : root();
    }

    private Object anyButNull() {
        Object any = any();
        return any == null ? "no null" : any;
    }

    private Object leaf() {
        return switch (random.nextInt(9)) {
            case 0 -> null;
            case 1 -> text();
            case 2 -> random.nextInt(300);
            case 3 -> random.nextDouble();
            case 4 -> oneOf(List.of(Color.values()));
            case 5 -> BigDecimal.valueOf(random.nextInt(1000), 2);
            case 6 -> LocalDate.ofEpochDay(random.nextInt(1000));
            case 7 -> new Point(random.nextInt(5), random.nextInt(5));
            default -> oneOf(List.of(String.class, Bean.class, int[].class));
        };
    }

    /** One of a few texts, some of them the same object each time. */
    private String text() {
        String text = oneOf(List.of("", "a", "bb"));
        return random.nextBoolean() ? text : text + random.nextInt(3);
    }

    private Object bean() {
        return fill(new Bean(), this::fillBean);
    }

    private void fillBean(Bean bean) {
        bean.number = random.nextInt();
        bean.flag = random.nextBoolean();
        bean.text = text();
        bean.first = any();
        bean.second = any();
        bean.lost = any();
    }

    private Object derived() {
        return fill(new Derived(text(), leaf()), it -> {
            fillBean(it);
            it.list = random.nextBoolean() ? null : new ArrayList<>(List.of(text(), anyButNull()));
        });
    }

    private Object key() {
        return fill(new Key(++lastId), it -> it.other = any());
    }

    private Object array() {
        return switch (random.nextInt(6)) {
            case 0 -> fill(new Object[random.nextInt(20)], it -> Arrays.setAll(it, i -> any()));
            case 1 -> fill(new Bean[2], it -> it[1] = (Bean) bean());
            case 2 -> fill(new Object[2][1], it -> it[1][0] = any());
            case 3 -> build(() -> new String[] {text(), null, text()});
            case 4 -> build(() -> new long[][] {{1, random.nextLong()}, {}});
            default -> build(() -> new byte[random.nextInt(20)]);
        };
    }

    private Object list() {
        Collection<Object> list = switch (random.nextInt(5)) {
            case 0 -> new LinkedList<>();
            case 1 -> new ArrayDeque<>();
            case 2 -> new CopyOnWriteArrayList<>();
            default -> new ArrayList<>();
        };
        return fill(list, it -> repeat(() -> it.add(it instanceof ArrayDeque ? anyButNull() : any())));
    }

    private Object set() {
        Set<Object> set = random.nextBoolean() ? new HashSet<>() : new LinkedHashSet<>();
        return fill(set, it -> repeat(() -> it.add(anyKey())));
    }

    private Object map() {
        Map<Object, Object> map = switch (random.nextInt(4)) {
            case 0 -> new HashMap<>();
            case 1 -> new ConcurrentHashMap<>();
            default -> new LinkedHashMap<>(4, 0.75f, random.nextBoolean());
        };
        return fill(map, it -> repeat(() -> it.put(anyKey(), anyButNull())));
    }

    private Object tree() {
        Comparator<Object> comparator = random.nextBoolean() ? new Order() : Order.SHARED;
        return switch (random.nextInt(4)) {
            case 0 -> fill(new TreeSet<>(comparator), it -> repeat(() -> it.add(key())));
            case 1 -> fill(new TreeMap<>(comparator), it -> repeat(() -> it.put(key(), any())));
            case 2 -> fill(new TreeMap<>(), it -> repeat(() -> it.put(text(), any())));
            default -> fill(new PriorityQueue<>(comparator), it -> repeat(() -> it.add(key())));
        };
    }

    private Object enumCollection() {
        return random.nextBoolean()
                ? build(() -> EnumSet.of(Color.RED))
                : fill(new EnumMap<>(Color.class), it -> it.put(Color.GREEN, any()));
    }

    private Object unmodifiable() {
        return build(() -> switch (random.nextInt(9)) {
            case 0 -> List.of(anyButNull());
            case 1 -> List.of(anyButNull(), text(), anyButNull());
            case 2 -> Stream.of(any(), text(), any()).toList();
            case 3 -> Set.of(key());
            case 4 -> Set.of(key(), key(), "a");
            case 5 -> Map.of(key(), anyButNull(), "a", anyButNull());
            case 6 -> Collections.singletonList(any());
            case 7 -> Collections.singletonMap(anyKey(), any());
            default -> Collections.emptyMap();
        });
    }

    private Object value() {
        return switch (random.nextInt(3)) {
            case 0 -> fill(new AtomicReference<>(), it -> it.set(any()));
            case 1 -> build(() -> new AtomicInteger(random.nextInt()));
            default -> build(() -> new Date(random.nextInt()));
        };
    }

    /** A key that no other equals, or one that a table may have already. */
    private Object anyKey() {
        return switch (random.nextInt(5)) {
            case 0 -> existingKey();
            case 1 -> key();
            case 2 -> build(() -> new ArrayList<>(List.of(++lastId, text())));
            case 3 -> new Point(++lastId, 0);
            default -> text();
        };
    }

    private Object existingKey() {
        List<Object> existing = made.stream().filter(Key.class::isInstance).toList();
        return existing.isEmpty() ? key() : oneOf(existing);
    }

    private <T> T fill(T object, Consumer<T> filling) {
        objectsLeft--;
        if (cyclic) {
            made.add(object);
        }
        filling.accept(object);
        if (!cyclic) {
            made.add(object);
        }
        return object;
    }

    private <T> T build(Supplier<T> building) {
        objectsLeft--;
        T object = building.get();
        made.add(object);
        return object;
    }

    private void repeat(Runnable action) {
        for (int i = random.nextInt(5); i > 0; i--) {
            action.run();
        }
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    static class Bean implements Serializable {
        private static final long serialVersionUID = 1L;

        private int number;
        private boolean flag;
        private String text;
        private Object first;
        private Object second;
        private transient Object lost;
    }

    static final class Derived extends Bean {
        private static final long serialVersionUID = 1L;

        private final String text;
        private final Object fixed;
        private ArrayList<Object> list;

        Derived(String text, Object fixed) {
            this.text = text;
            this.fixed = fixed;
        }
    }

    static final class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private final int id;
        private Object other;

        Key(int id) {
            this.id = id;
        }

        @Override
        public boolean equals(Object object) {
            return object instanceof Key key && key.id == id;
        }

        @Override
        public int hashCode() {
            return id;
        }
    }

    static final class Order implements Comparator<Object>, Serializable {
        private static final long serialVersionUID = 1L;

        static final Order SHARED = new Order();

        @Override
        public int compare(Object a, Object b) {
            return Integer.compare(((Key) a).id, ((Key) b).id);
        }
    }
}
