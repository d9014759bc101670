package io.hivecache.jcache;

import io.hivecache.operation.Figures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import javax.cache.Cache;
import javax.cache.CacheManager;

/**
 * Meters of Hivecache's own, for Micrometer, beside those of its {@code JCacheMetrics}: why reads miss, whether the hive can
 * be reached, and how long loaders and servers take.
 *
 * <table>
 *   <caption>The meters</caption>
 *   <tr><th>meter</th><th>tags</th><th>what it says</th></tr>
 *   <tr><td>{@code hivecache.hits}</td><td>cache, manager, source</td><td>reads that found an entry, in the hive
 *       ({@code hive}) or a copy of it in this JVM ({@code near}, see {@link HiveConfiguration#setNearMaxEntries})</td></tr>
 *   <tr><td>{@code hivecache.misses}</td><td>cache, manager, cause</td><td>reads that found nothing ({@code absent}), or an
 *       entry whose time had passed ({@code expired}), or nothing because the hive failed and
 *       {@link HiveConfiguration#setOnFailure} makes that a miss ({@code failed}), or content that the codec could not
 *       decode ({@code undecodable})</td></tr>
 *   <tr><td>{@code hivecache.breaker}</td><td>cache, manager</td><td>1 while the hive has failed and is not asked, else
 *       0</td></tr>
 *   <tr><td>{@code hivecache.loads}</td><td>cache, manager</td><td>how often and how long the loader was asked</td></tr>
 *   <tr><td>{@code hivecache.commands}</td><td>manager</td><td>how many commands were sent to servers, and how long was
 *       waited for their replies</td></tr>
 *   <tr><td>{@code hivecache.command.failures}</td><td>manager</td><td>how many of them failed</td></tr>
 * </table>
 *
 * <p>Hits and misses that are {@code absent} are counted while the cache's statistics are enabled, all else always. On
 * servers, where entries expire without a word, most expired ones are {@code absent}. Counting costs a hit nothing. Meters
 * keep no cache from being collected. Thread-safe.
 */
@SuppressWarnings("exports") // only modules that require Micrometer themselves use it
public final class HiveMetrics implements MeterBinder {
    private static final String HITS = "hivecache.hits";
    private static final String MISSES = "hivecache.misses";
    private static final String BREAKER = "hivecache.breaker";
    private static final String LOADS = "hivecache.loads";
    private static final String COMMANDS = "hivecache.commands";
    private static final String FAILURES = "hivecache.command.failures";

    private final List<HiveCache<?, ?>> caches = new ArrayList<>();
    private final Tags tags;

    /**
     * Creates the meters of all caches that a manager has now.
     *
     * @param tags added to those of each meter
     * @throws IllegalArgumentException if it is not a manager of Hivecache's
     */
    public HiveMetrics(CacheManager manager, Tag... tags) {
        this.tags = Tags.of(tags);
        caches.addAll(manager.unwrap(HiveCacheManager.class).caches());
    }

    /**
     * Creates the meters of one cache.
     *
     * @param tags added to those of each meter
     * @throws IllegalArgumentException if it is not a cache of Hivecache's
     */
    public HiveMetrics(Cache<?, ?> cache, Tag... tags) {
        this.tags = Tags.of(tags);
        caches.add(cache.unwrap(HiveCache.class));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        caches.forEach(cache -> bind(cache, registry));
        caches.forEach(cache -> bindOnce(cache.manager(), registry));
    }

    private Tags of(HiveCacheManager manager) {
        return tags.and("manager", manager.getURI().toString());
    }

    private void bind(HiveCache<?, ?> cache, MeterRegistry registry) {
        Tags ofCache = of(cache.manager()).and("cache", cache.getName());
        count(
                registry,
                HITS,
                ofCache.and("source", "near"),
                cache,
                each -> each.statistics().nearHits());
        count(registry, HITS, ofCache.and("source", "hive"), cache, HiveMetrics::hiveHits);
        miss(registry, "absent", ofCache, cache, HiveMetrics::absent);
        miss(registry, "expired", ofCache, cache, each -> each.figures().expired());
        miss(registry, "failed", ofCache, cache, each -> each.figures().failed());
        miss(registry, "undecodable", ofCache, cache, each -> each.figures().undecodable());
        Gauge.builder(BREAKER, cache, each -> each.figures().isBreakerOpen() ? 1 : 0)
                .tags(ofCache)
                .register(registry);
        FunctionTimer.builder(
                        LOADS,
                        cache,
                        each -> each.figures().loads(),
                        each -> each.figures().loadNanos(),
                        TimeUnit.NANOSECONDS)
                .tags(ofCache)
                .register(registry);
    }

    private void bindOnce(HiveCacheManager manager, MeterRegistry registry) {
        Tags ofManager = of(manager);
        if (registry.find(COMMANDS).tags(ofManager).functionTimer() != null) {
            return;
        }
        FunctionTimer.builder(
                        COMMANDS,
                        manager,
                        each -> each.traffic().commands(),
                        each -> each.traffic().nanos(),
                        TimeUnit.NANOSECONDS)
                .tags(ofManager)
                .register(registry);
        count(registry, FAILURES, ofManager, manager, each -> each.traffic().failures());
    }

    private static void miss(
            MeterRegistry registry,
            String cause,
            Tags tags,
            HiveCache<?, ?> cache,
            ToDoubleFunction<HiveCache<?, ?>> value) {
        count(registry, MISSES, tags.and("cause", cause), cache, value);
    }

    private static <T> void count(
            MeterRegistry registry, String name, Tags tags, T counted, ToDoubleFunction<? super T> value) {
        FunctionCounter.builder(name, counted, value::applyAsDouble).tags(tags).register(registry);
    }

    /** Never less than none, as the counts are not of one moment. */
    private static double hiveHits(HiveCache<?, ?> cache) {
        long near = cache.statistics().nearHits();
        return Math.max(0, cache.statistics().hits() - near);
    }

    /** Those of JCache's misses that nothing else explains; never less than none, as the counts are not of one moment. */
    private static double absent(HiveCache<?, ?> cache) {
        Figures figures = cache.figures();
        long explained = figures.expired() + figures.failed() + figures.undecodableMisses();
        return Math.max(0, cache.statistics().misses() - explained);
    }
}
