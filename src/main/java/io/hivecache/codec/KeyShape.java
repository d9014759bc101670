package io.hivecache.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How keys of one class are taken apart, and put together again. */
sealed interface KeyShape permits FieldShape, KnownShape, RecordShape {

    /** A part of a key: a field, or a component of a record. */
    record Part(String name, Class<?> type) {}

    /** Answers the parts that are in the text, in their order there. */
    List<Part> parts();

    /** Answers the parts that are left out, and must not matter to {@code equals}. */
    default List<Part> others() {
        return List.of();
    }

    /** Answers what a key has of the parts, and then of the others. */
    @Nullable
    Object[] values(Object key);

    /**
     * Answers a key of these values.
     *
     * @param values of the parts, perhaps of the others too, which have their defaults otherwise
     * @throws RuntimeException if a value does not fit, or the class's own code does not take it
     */
    Object make(@Nullable Object[] values);
}
