package io.hivecache.engine;

import io.hivecache.hive.Hold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A hold of several aliases. They are taken sorted by hash code, so that two callers meet their common aliases in the same
 * order; different aliases with one hash code have no order, and callers that have such are let in one at a time.
 */
public final class HoldOfMany implements Hold {
    private final List<Hold> taken;

    private HoldOfMany(int number) {
        taken = new ArrayList<>(number);
    }

    /**
     * Takes all; if one cannot be taken, none is.
     *
     * @param hold takes one
     * @param ties lets one thread in at a time
     */
    public static <A> Hold of(Collection<? extends A> aliases, Function<A, Hold> hold, Supplier<Hold> ties) {
        List<A> ordered = new ArrayList<>(new HashSet<A>(aliases));
        ordered.sort(Comparator.comparingInt(Object::hashCode));
        HoldOfMany all = new HoldOfMany(ordered.size() + 1);
        try {
            if (hasTies(ordered)) {
                all.taken.add(ties.get());
            }
            ordered.forEach(alias -> all.taken.add(hold.apply(alias)));
        } catch (Throwable e) {
            all.close();
            throw e;
        }
        return all;
    }

    @Override
    public void close() {
        for (int i = taken.size() - 1; i >= 0; i--) {
            taken.get(i).close();
        }
    }

    private static boolean hasTies(List<?> ordered) {
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i - 1).hashCode() == ordered.get(i).hashCode()) {
                return true;
            }
        }
        return false;
    }
}
