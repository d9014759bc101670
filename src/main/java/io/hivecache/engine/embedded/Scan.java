package io.hivecache.engine.embedded;

import io.hivecache.hive.Hive;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks over the live entries, dropping those that it finds expired; for one thread. */
final class Scan<A, C> implements Iterator<Hive.Entry<A, C>> {
    private final EmbeddedHive<A, C> hive;
    private final Iterator<Cell<A, C>> cells;
    private Hive.@Nullable Entry<A, C> ahead;

    Scan(EmbeddedHive<A, C> hive, Iterator<Cell<A, C>> cells) {
        this.hive = hive;
        this.cells = cells;
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && cells.hasNext()) {
            Cell<A, C> cell = cells.next();
            C content = hive.read(cell);
            ahead = content == null ? null : new Hive.Entry<>(cell.alias, content);
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
