package io.hivecache.jcache;

import java.util.ArrayList;
import java.util.List;

/** What a cache has counted of operations. */
record Counts(long hits, long misses, long puts, long removals) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts minus(Counts earlier) {
        return new Counts(
                hits - earlier.hits, misses - earlier.misses, puts - earlier.puts, removals - earlier.removals);
    }

    /** Text such as {@code hit,put}. */
    String show() {
        List<String> words = new ArrayList<>();
        add(words, "hit", hits);
        add(words, "miss", misses);
        add(words, "put", puts);
        add(words, "removal", removals);
        return words.isEmpty() ? "-" : String.join(",", words);
    }

    private static void add(List<String> words, String word, long count) {
        if (count != 0) {
            words.add(count == 1 ? word : count + " " + word + "s");
        }
    }
}
