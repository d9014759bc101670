package io.hivecache.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shape of a framework's keys, of which {@link KnownKeys} knows more than their class tells. */
final class KnownShape implements KeyShape {
    private final Class<?> type;
    private final KnownKeys known;
    private final Field[] fields;
    private final List<Part> parts = new ArrayList<>();

    /**
     * Prepares the shape of a class.
     *
     * @throws ReflectiveOperationException if this version of the framework has another class
     * @throws RuntimeException if the module does not let it be reached
     */
    KnownShape(Class<?> type, KnownKeys known) throws ReflectiveOperationException {
        this.type = type;
        this.known = known;
        fields = new Field[known.fields.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = type.getDeclaredField(known.fields.get(i));
            fields[i].setAccessible(true);
            parts.add(new Part(known.fields.get(i), fields[i].getType()));
        }
    }

    /** Answers the name in the text. */
    String name() {
        return known.simpleName();
    }

    @Override
    public List<Part> parts() {
        return parts;
    }

    @Override
    public @Nullable Object[] values(Object key) {
        return FieldShape.values(key, fields);
    }

    /** Answers whether the key is a list of values, which are written without the array that holds them. */
    boolean isList() {
        return known == KnownKeys.SIMPLE;
    }

    /** No two of the constructors of these classes take as many arguments. */
    @Override
    public Object make(@Nullable Object[] values) {
        @Nullable Object[] arguments = known.arguments.apply(values);
        Constructor<?> constructor = Stream.of(type.getDeclaredConstructors())
                .filter(each -> each.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("another version of " + type.getName()));
        constructor.setAccessible(true);
        return RecordShape.construct(constructor, arguments);
    }
}
