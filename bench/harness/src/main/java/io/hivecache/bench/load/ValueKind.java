package io.hivecache.bench.load;

import java.util.function.IntFunction;

/** The kinds of values that are stored by value. */
public enum ValueKind {
    /** Immutable, and known to every provider. */
    STRING(String.class, number -> "the text of entry " + number),
    /** Immutable, if the provider looks into it. */
    RECORD(Customer.class, Customer::number),
    /** Mutable: it must be copied. */
    POJO(Order.class, Order::number);

    private final Class<?> type;
    private final IntFunction<Object> values;

    ValueKind(Class<?> type, IntFunction<Object> values) {
        this.type = type;
        this.values = values;
    }

    /** Returns the class to declare to the cache. */
    @SuppressWarnings("unchecked") // the values of this kind are all of this class
    public Class<Object> type() {
        return (Class<Object>) type;
    }

    /** Returns a new value. */
    public Object value(int number) {
        return values.apply(number);
    }
}
