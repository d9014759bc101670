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
 * @param nearEntries how many entries a hive outside of this JVM may keep a copy of in it, 0 for none
 * @param <A> the type of aliases
 * @param <C> the type of content
 */
public record HiveSettings<A, C>(
        String name,
        Limit<A, C> limit,
        BiPredicate<C, C> same,
        HiveObserver<A> observer,
        @Nullable Format format,
        long nearEntries) {
    /** The settings of a hive of which this JVM keeps no copies. */
    public HiveSettings(
            String name, Limit<A, C> limit, BiPredicate<C, C> same, HiveObserver<A> observer, @Nullable Format format) {
        this(name, limit, same, observer, format, 0);
    }

    /** The settings of a hive whose content is not known. */
    public HiveSettings(String name, Limit<A, C> limit, BiPredicate<C, C> same, HiveObserver<A> observer) {
        this(name, limit, same, observer, null);
    }

    /** The same, but of so many entries copies may be kept. */
    public HiveSettings<A, C> withNearEntries(long number) {
        return new HiveSettings<>(name, limit, same, observer, format, number);
    }
}
