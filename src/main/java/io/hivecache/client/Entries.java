package io.hivecache.client;

import io.hivecache.hive.Hive;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;

/** The entries of a scan as callers see them, for as long as the session is open; for one thread. */
final class Entries<T> implements Iterator<Hive.Entry<String, T>> {
    private final Session session;
    private final Iterator<Hive.Entry<String, byte[]>> scan;
    private final BiFunction<String, byte[], T> decoder;

    Entries(Session session, Iterator<Hive.Entry<String, byte[]>> scan, BiFunction<String, byte[], T> decoder) {
        this.session = session;
        this.scan = scan;
        this.decoder = decoder;
    }

    @Override
    public boolean hasNext() {
        return session.call(hive -> scan.hasNext());
    }

    @Override
    public Hive.Entry<String, T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Hive.Entry<String, byte[]> entry = session.call(hive -> scan.next());
        return new Hive.Entry<>(entry.alias(), decoder.apply(entry.alias(), entry.content()));
    }
}
