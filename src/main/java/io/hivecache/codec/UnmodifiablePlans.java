package io.hivecache.codec;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies the collections of {@code java.util} that cannot change but may hold what can; with shared elements they are
 * shared themselves.
 */
final class UnmodifiablePlans {

    private UnmodifiablePlans() {}

    static Object list(Object source, Copies copies) {
        List<?> original = (List<?>) source;
        int number = copies.await(source);
        @Nullable Object[] elements = original.toArray();
        boolean changed = false;
        boolean nulls = false;
        for (int i = 0; i < elements.length; i++) {
            Object element = elements[i];
            elements[i] = copies.of(element);
            changed |= elements[i] != element;
            nulls |= element == null;
        }
        if (!changed) {
            return copies.complete(number, source);
        }
        // Lists of streams allow null, and so may answer contains(null), whether they hold it or not.
        boolean ofStream = nulls || List.copyOf(original) != original;
        return copies.complete(number, ofStream ? Stream.of(elements).toList() : List.of(elements));
    }

    static Object set(Object source, Copies copies) {
        int number = copies.await(source);
        Object[] elements = ((Set<?>) source).toArray();
        boolean changed = false;
        for (int i = 0; i < elements.length; i++) {
            Object element = elements[i];
            elements[i] = copies.ofKey(element);
            changed |= elements[i] != element;
        }
        return copies.complete(number, changed ? Set.of(elements) : source);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // What is copied fits where the original was.
    static Object map(Object source, Copies copies) {
        Map<?, ?> original = (Map<?, ?>) source;
        int number = copies.await(source);
        Map.Entry[] entries = new Map.Entry[original.size()];
        boolean changed = false;
        int i = 0;
        for (Map.Entry<?, ?> entry : original.entrySet()) {
            Object key = copies.ofKey(entry.getKey());
            Object value = copies.of(entry.getValue());
            changed |= key != entry.getKey() || value != entry.getValue();
            entries[i++] = Map.entry(key, value);
        }
        return copies.complete(number, changed ? Map.ofEntries(entries) : source);
    }

    static Object singletonList(Object source, Copies copies) {
        int number = copies.await(source);
        Object element = ((List<?>) source).get(0);
        Object copied = copies.of(element);
        return copies.complete(number, copied == element ? source : Collections.singletonList(copied));
    }

    static Object singleton(Object source, Copies copies) {
        int number = copies.await(source);
        Object element = ((Collection<?>) source).iterator().next();
        Object copied = copies.of(element);
        return copies.complete(number, copied == element ? source : Collections.singleton(copied));
    }

    static Object singletonMap(Object source, Copies copies) {
        int number = copies.await(source);
        Map.Entry<?, ?> entry = ((Map<?, ?>) source).entrySet().iterator().next();
        Object key = copies.of(entry.getKey());
        Object value = copies.of(entry.getValue());
        boolean changed = key != entry.getKey() || value != entry.getValue();
        return copies.complete(number, changed ? Collections.singletonMap(key, value) : source);
    }
}
