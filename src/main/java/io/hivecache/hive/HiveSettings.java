package io.hivecache.hive;

import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What an engine must know to open a hive.
 *
 * @param name the hive's name, unique within its engine; the cache's name
 * @param limit how much it may keep
 * @param same whether stored content (first) is the same as expected content (second)
 * @param observer hears of evictions and expiry
 * @param format what the content will be, which an engine whose hives are shared compares with what others said; null if
 *     that is not known
 * @param <A> the type of aliases
 * @param <C> the type of content
 */
public record HiveSettings<A, C>(
        String name,
        Limit<A, C> limit,
        BiPredicate<C, C> same,
        HiveObserver<A> observer,
        @Nullable Format format) {
    /** The settings of a hive whose content is not known. */
    public HiveSettings(String name, Limit<A, C> limit, BiPredicate<C, C> same, HiveObserver<A> observer) {
        this(name, limit, same, observer, null);
    }
}
