package io.hivecache.jcache;

import io.hivecache.hive.HiveObserver;
import io.hivecache.operation.ContextLoader;
import io.hivecache.operation.Executor;
import io.hivecache.operation.Figures;
import io.hivecache.operation.Statistics;
import org.jspecify.annotations.Nullable;

/** Tells a cache what its hive does on its own; the hive is opened before the executor that is to hear it exists. */
final class LateObserver<A> implements HiveObserver<A> {
    private final Statistics statistics;
    private final Figures figures;
    private final @Nullable ClassLoader creators = Thread.currentThread().getContextClassLoader();
    private volatile @Nullable Executor<?, ?, A, ?> executor;

    LateObserver(Statistics statistics, Figures figures) {
        this.statistics = statistics;
        this.figures = figures;
    }

    void executor(Executor<?, ?, A, ?> made) {
        executor = made;
    }

    @Override
    public void evicted() {
        statistics.evicted();
    }

    @Override
    public void readNear() {
        statistics.hitNear();
    }

    @Override
    public boolean wantsLapsed() {
        Executor<?, ?, A, ?> made = executor;
        return made != null && made.wantsLapsed();
    }

    /** The engine's own thread has no context class loader: it is lent that of the cache's creator. */
    @Override
    public boolean lapsed(A alias) {
        Executor<?, ?, A, ?> made = executor;
        boolean operation = Thread.currentThread().getContextClassLoader() != null;
        if (operation) {
            figures.metExpired();
        }
        if (made == null || operation) {
            return made != null && made.lapsed(alias);
        }
        return ContextLoader.within(creators, () -> made.lapsed(alias));
    }
}
