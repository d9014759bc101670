package io.hivecache.hive;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The entries of a scan whose alias, as text, begins with a prefix; for one thread. */
final class PrefixScan<A, C> implements Iterator<Hive.Entry<A, C>> {
    private final Iterator<Hive.Entry<A, C>> all;
    private final String prefix;
    private Hive.@Nullable Entry<A, C> ahead;

    PrefixScan(Iterator<Hive.Entry<A, C>> all, String prefix) {
        this.all = all;
        this.prefix = prefix;
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && all.hasNext()) {
            Hive.Entry<A, C> entry = all.next();
            ahead = String.valueOf(entry.alias()).startsWith(prefix) ? entry : null;
        }
        return ahead != null;
    }

    @Override
    public Hive.Entry<A, C> next() {
        Hive.Entry<A, C> entry = hasNext() ? ahead : null;
        if (entry == null) {
            throw new NoSuchElementException();
        }
        ahead = null;
        return entry;
    }
}
