package io.hivecache.bench.load;

import java.util.HashSet;
import java.util.Set;

/** Keys in the order in which a thread asks for them; each is an object of its own, as if it had come with a request. */
public final class Keys {
    private Keys() {}

    /**
     * Draws keys by Zipf's law.
     *
     * @param entries how many different keys there are
     * @param draws how many keys are drawn
     * @param seed decides which
     */
    public static Integer[] zipf(int entries, int draws, long seed) {
        Zipf zipf = new Zipf(entries, seed);
        Integer[] keys = new Integer[draws];
        for (int i = 0; i < draws; i++) {
            keys[i] = zipf.next();
        }
        return keys;
    }

    /**
     * Draws different keys by Zipf's law.
     *
     * @param zipf draws them
     * @param size how many, at most a tenth of all keys
     */
    public static Set<Integer> different(Zipf zipf, int size) {
        Set<Integer> keys = new HashSet<>();
        while (keys.size() < size) {
            keys.add(zipf.next());
        }
        return keys;
    }
}
