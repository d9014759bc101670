package io.hivecache.engine.remote;

import io.hivecache.hive.Hive;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Walks over the entries of a generation, all or those whose alias has a beginning, server by server, a page of keys and a
 * portion of their contents at a time, in constant memory. For one thread. If the cache is cleared meanwhile, what is left
 * of the walk is one over the next generation.
 *
 * <p>If another server has taken over meanwhile, or the same was started again, the cursor means nothing there: its part
 * of the walk begins anew, and what was met before is met again; entries whose slots are moved to another server of a
 * Cluster during the walk may be met twice or not. Otherwise each entry is met once: a
 * server repeats keys only if its table shrinks during the walk, and then those that it named just before, since it walks
 * in an order in which the buckets that become one are neighbours. The last {@link #WINDOW} aliases are therefore left
 * out if they come again.
 */
final class Scan implements Iterator<Hive.Entry<String, byte[]>> {
    private static final int WINDOW = 4_096;

    private final Supplier<Attempt> begin;
    private final String beginning;
    private final Function<Attempt, Keys> keysOf;
    private final Function<Attempt, PageContents> contentsOf;
    private final Deque<String> unread = new ArrayDeque<>();
    private final Deque<byte[]> unreadKeys = new ArrayDeque<>();
    private final Deque<Hive.Entry<String, byte[]>> page = new ArrayDeque<>();
    private final LinkedHashMap<String, Boolean> recent = new RecentAliases();
    private Attempt attempt;
    private Keys keys;
    private PageContents contents;

    /**
     * Creates a walk.
     *
     * @param begin begins on the current generation
     * @param beginning what the aliases of the entries begin with, perhaps nothing
     * @param keysOf the generation's keys whose alias may begin so
     * @param contentsOf reads the generation's contents
     */
    Scan(
            Supplier<Attempt> begin,
            String beginning,
            Function<Attempt, Keys> keysOf,
            Function<Attempt, PageContents> contentsOf) {
        this.begin = begin;
        this.beginning = beginning;
        this.keysOf = keysOf;
        this.contentsOf = contentsOf;
        this.attempt = begin.get();
        this.keys = keysOf.apply(attempt);
        this.contents = contentsOf.apply(attempt);
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && (!unread.isEmpty() || keys.hasNext())) {
            try {
                goOn();
            } catch (GenerationEnded e) {
                attempt = begin.get();
                keys = keysOf.apply(attempt);
                contents = contentsOf.apply(attempt);
                unread.clear();
                unreadKeys.clear();
            }
        }
        return !page.isEmpty();
    }

    private void goOn() {
        if (unread.isEmpty()) {
            findAliases();
        } else {
            readContents();
        }
    }

    private void findAliases() {
        for (byte[] key : keys.next()) {
            String alias = attempt.space().alias(key);
            if (alias.startsWith(beginning) && recent.put(alias, true) == null) {
                unread.add(alias);
                unreadKeys.add(key);
            }
        }
    }

    private void readContents() {
        for (byte[] content : contents.first(List.copyOf(unreadKeys))) {
            String alias = unread.remove();
            unreadKeys.remove();
            if (content != null) {
                page.add(new Hive.Entry<>(alias, content));
            }
        }
    }

    @Override
    public Hive.Entry<String, byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.removeFirst();
    }

    private static final class RecentAliases extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > WINDOW;
        }
    }
}
