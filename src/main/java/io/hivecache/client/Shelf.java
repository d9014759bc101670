package io.hivecache.client;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Row;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The aliases of one document in a hive: a head, and slices that are counted from 1. Thread-safe. */
final class Shelf {
    private static final String PREFIX = "document/";
    private static final int BATCH = 256;

    private final Session session;
    private final UUID document;
    private final String head;

    Shelf(Session session, UUID document) {
        this.session = session;
        this.document = document;
        this.head = PREFIX + document;
    }

    UUID document() {
        return document;
    }

    /** The document and where it is, for errors. */
    String name() {
        return "document " + document + " in " + session.name();
    }

    boolean hasHead() {
        return session.call(hive -> hive.contains(head));
    }

    byte @Nullable [] head() {
        return session.content(head);
    }

    byte @Nullable [] takeHead() {
        return session.call(hive -> hive.transition(head, Row.DELETE.withBefore(), null, null, Lifetime.ETERNAL))
                .before();
    }

    void deleteHead() {
        session.call(hive -> hive.delete(head));
    }

    byte @Nullable [] slice(long number) {
        return session.content(slice(head, number));
    }

    void storeHead(byte[] content) {
        store(head, content);
    }

    void storeSlice(Part slice) {
        store(slice(head, slice.number()), slice.content());
    }

    private void store(String alias, byte[] content) {
        session.requireRoom(alias, content);
        session.call(hive -> hive.update(alias, content, Lifetime.ETERNAL));
    }

    /** Removes the first slices, as many as are there. */
    void deleteSlices(long count) {
        for (long first = 1; first <= count; first += BATCH) {
            deleteSlices(first, Math.min(count, first + BATCH - 1));
        }
    }

    /** Removes slices from the first on until it finds no more: for when nobody knows how many there are. */
    void deleteSlices() {
        for (long first = 1; deleteSlices(first, first + BATCH - 1) > 0; ) {
            first += BATCH;
        }
    }

    private int deleteSlices(long first, long last) {
        List<String> aliases = LongStream.rangeClosed(first, last)
                .mapToObj(number -> slice(head, number))
                .toList();
        return session.call(hive -> hive.deleteAll(aliases));
    }

    private static String slice(String head, long number) {
        return head + "/" + number;
    }
}
