package io.hivecache.engine.embedded;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.hivecache.hive.Limit;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Makes the map that a hive's cells lie in; the bounded ones are Caffeine's, which loads only when asked for. */
final class Cells {
    private Cells() {}

    static <A, C> ConcurrentMap<A, Cell<C>> within(Limit<A, C> limit, Runnable evicted) {
        if (limit instanceof Limit.Entries<A, C> entries) {
            return Cells.<A, C>bounded(evicted)
                    .maximumSize(entries.max())
                    .build()
                    .asMap();
        }
        if (limit instanceof Limit.Weight<A, C> weight) {
            return Cells.<A, C>bounded(evicted)
                    .maximumWeight(weight.max())
                    .weigher((A alias, Cell<C> cell) -> weight(weight, alias, cell.content()))
                    .build()
                    .asMap();
        }
        return new ConcurrentHashMap<>();
    }

    private static <A, C> int weight(Limit.Weight<A, C> limit, A alias, @Nullable C content) {
        return content == null ? 0 : limit.weigher().applyAsInt(alias, content);
    }

    /** Maintenance runs on the thread that writes, so that the limit holds when the write returns. */
    private static <A, C> Caffeine<A, Cell<C>> bounded(Runnable evicted) {
        return Caffeine.newBuilder().executor(Runnable::run).evictionListener((alias, cell, cause) -> evicted.run());
    }
}
