package io.hivecache.jcache;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mutable values, so that by value they are copied, with a word that tells them apart. */
final class Values {
    private Values() {}

    static Object of(String word) {
        return new ArrayList<>(List.of(word));
    }

    /** The word of a value; anything else as it is. */
    static String show(@Nullable Object value) {
        return value instanceof List<?> list && list.size() == 1 ? String.valueOf(list.get(0)) : String.valueOf(value);
    }
}
