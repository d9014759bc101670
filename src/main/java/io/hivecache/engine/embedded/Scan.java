package io.hivecache.engine.embedded;

import io.hivecache.hive.Hive;
import io.hivecache.hive.Lifetime;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks over the live entries, dropping those that it finds expired; for one thread. */
final class Scan<A, C> implements Iterator<Hive.Entry<A, C>> {
    private final EmbeddedHive<A, C> hive;
    private final Iterator<Map.Entry<A, Cell<C>>> entries;
    private Hive.@Nullable Entry<A, C> ahead;

    Scan(EmbeddedHive<A, C> hive, Map<A, Cell<C>> cells) {
        this.hive = hive;
        this.entries = cells.entrySet().iterator();
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && entries.hasNext()) {
            Map.Entry<A, Cell<C>> entry = entries.next();
            ahead = live(entry.getKey(), entry.getValue());
        }
        return ahead != null;
    }

    private Hive.@Nullable Entry<A, C> live(A alias, Cell<C> cell) {
        if (cell.hasLapsed(hive.time())) {
            hive.lapse(alias, cell);
            return null;
        }
        C content = cell.content();
        C current = content == null ? hive.get(alias, Lifetime.ETERNAL) : content;
        return current == null ? null : new Hive.Entry<>(alias, current);
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
