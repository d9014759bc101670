package io.hivecache.jcache;

import java.io.Serializable;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import javax.cache.Cache;

/** Classes that configurations in these tests name. */
public final class Orders {

    private Orders() {}

    public record Order(String item, int pieces) implements Serializable {}

    public static final class Loader implements OneByOneLoader<String, Order> {
        @Override
        public Order load(String key) {
            return new Order(key, 1);
        }
    }

    public static final class Writer implements OneByOneWriter<String, Order> {
        @Override
        public void write(Cache.Entry<? extends String, ? extends Order> entry) {}

        @Override
        public void delete(Object key) {}
    }

    public static final class Scales implements Weigher<String, Order> {
        @Override
        public int weigh(String key, Order value) {
            return value.pieces();
        }
    }

    public static final class NeedsArgument implements Weigher<String, Order> {
        public NeedsArgument(int pieces) {}

        @Override
        public int weigh(String key, Order value) {
            return 1;
        }
    }

    public static final class Failing implements Weigher<String, Order> {
        public Failing() {
            throw new IllegalArgumentException("no scales");
        }

        @Override
        public int weigh(String key, Order value) {
            return 1;
        }
    }

    static final class Hidden implements Weigher<String, Order> {
        @Override
        public int weigh(String key, Order value) {
            return 1;
        }
    }

    /** The JDK's own object for the type of a field of this class. */
    static Type typeOf(String field) {
        try {
            return Types.class.getDeclaredField(field).getGenericType();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unused")
    private static final class Types<T> {
        List<Order> list;
        Map<String, List<Order>> map;
        List<Order>[] array;
        List<? extends Order> extending;
        List<? super Order> above;
        Map.Entry<String, byte[]> nested;
        List<?> unbounded;
        Outer<String>.Inner inner;
        List<T> variable;

        private static final class Outer<S> {
            private final class Inner {}
        }
    }
}
