package io.hivecache.engine.remote;

import io.hivecache.hive.Hive;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks over all entries of a generation, server by server, a page of keys and their values at a time, in constant memory.
 * For one thread. If the cache is cleared meanwhile, what is left of the walk is one over the next generation.
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
    private final Function<Attempt, Keys> keysOf;
    private final BiFunction<Attempt, List<String>, List<byte @Nullable []>> values;
    private final Deque<Hive.Entry<String, byte[]>> page = new ArrayDeque<>();
    private final LinkedHashMap<String, Boolean> recent = new RecentAliases();
    private Attempt attempt;
    private Keys keys;

    /**
     * Creates a walk.
     *
     * @param begin begins on the current generation
     * @param keys the generation's keys
     * @param values reads the content of a page's aliases
     */
    Scan(
            Supplier<Attempt> begin,
            Function<Attempt, Keys> keys,
            BiFunction<Attempt, List<String>, List<byte @Nullable []>> values) {
        this.begin = begin;
        this.keysOf = keys;
        this.values = values;
        this.attempt = begin.get();
        this.keys = keys.apply(attempt);
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && keys.hasNext()) {
            try {
                readPage();
            } catch (GenerationEnded e) {
                attempt = begin.get();
                keys = keysOf.apply(attempt);
            }
        }
        return !page.isEmpty();
    }

    private void readPage() {
        List<String> aliases = new ArrayList<>();
        for (byte[] key : keys.next()) {
            String alias = attempt.space().alias(key);
            if (recent.put(alias, true) == null) {
                aliases.add(alias);
            }
        }
        addPage(aliases, values.apply(attempt, aliases));
    }

    private void addPage(List<String> aliases, List<byte @Nullable []> contents) {
        for (int i = 0; i < aliases.size(); i++) {
            byte[] content = contents.get(i);
            if (content != null) {
                page.add(new Hive.Entry<>(aliases.get(i), content));
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
