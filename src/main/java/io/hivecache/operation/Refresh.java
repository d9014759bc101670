package io.hivecache.operation;

import io.hivecache.hive.Hive;
import io.hivecache.hive.Hold;
import io.hivecache.hive.Lease;
import io.hivecache.hive.Lifetime;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Loads entries anew before they expire, in the background, while readers are served what is there.
 *
 * <p>No entry's age is written anywhere: where a life always begins with the same duration, how long it still lasts tells
 * how old the entry is, and servers tell that along with the content. The hold sees to it that one thread of this JVM
 * loads and that what this JVM stores meanwhile comes after it, a lease that one JVM does; what another JVM stores
 * meanwhile stays. Whoever has got the right looks again, for somebody may have been faster. Thread-safe.
 */
final class Refresh<K, V, A, C> {
    private static final System.Logger LOG = System.getLogger(Refresh.class.getName());
    private static final int MOST_AT_ONCE = 16;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Executor<K, V, A, C> executor;
    private final Hive<A, C> hive;
    private final ReadThrough readThrough;
    private final Lifetime.Fixed renewed;
    private final long dueMillis;
    private final Consumer<A> beginning = this::begin;
    private final Set<A> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile long failedAt = System.nanoTime() - PAUSE_NANOS;

    private Refresh(Executor<K, V, A, C> executor, ReadThrough readThrough, Lifetime.Fixed lifetime) {
        this.executor = executor;
        this.hive = executor.store().hive();
        this.readThrough = readThrough;
        this.renewed = new Lifetime.Fixed(lifetime.creation(), lifetime.creation(), lifetime.access());
        this.dueMillis = lifetime.creation() - readThrough.refreshAfterMillis();
    }

    /**
     * The refreshing of a cache, or null if it does not refresh.
     *
     * @throws CacheException if the age of its entries cannot be known, or they do not live so long
     */
    static <K, V, A, C> @Nullable Refresh<K, V, A, C> of(Executor<K, V, A, C> executor) {
        ReadThrough readThrough = executor.external().readThrough();
        if (readThrough.refreshAfterMillis() == 0 || !executor.external().readsThrough()) {
            return null;
        }
        String cache = "cache '" + executor.store().name() + "': refresh-after ";
        if (!(executor.lifetime() instanceof Lifetime.Fixed lifetime)
                || lifetime.creation() == Lifetime.NEVER
                || lifetime.reactsToAccess()
                || (lifetime.update() != Lifetime.SAME && lifetime.update() != lifetime.creation())) {
            throw new CacheException(cache + "needs entries that expire by JSR-107's CreatedExpiryPolicy or "
                    + "ModifiedExpiryPolicy, in which their age can be seen; choose expiry = created or modified");
        }
        if (lifetime.creation() <= readThrough.refreshAfterMillis()) {
            throw new CacheException(cache + "is " + readThrough.refreshAfterMillis() + " ms, but entries expire after "
                    + lifetime.creation() + " ms; refresh them earlier, or let them live longer");
        }
        return new Refresh<>(executor, readThrough, lifetime);
    }

    /** The live content under an alias, or null; if it has become old, it will be loaded anew. */
    @Nullable
    C get(A alias) {
        return executor.store().lenient().getAhead(alias, dueMillis, beginning);
    }

    /** What is not begun, because too much is being done or something has just failed, is left to the next reader. */
    private void begin(A alias) {
        if (running.size() >= MOST_AT_ONCE || System.nanoTime() - failedAt < PAUSE_NANOS || !running.add(alias)) {
            return;
        }
        try {
            readThrough.background().execute(() -> run(alias));
        } catch (IllegalStateException closed) {
            running.remove(alias);
        }
    }

    private void run(A alias) {
        try {
            refresh(alias);
            failing.set(false);
        } catch (RuntimeException e) {
            failedAt = System.nanoTime();
            if (!failing.getAndSet(true)) {
                String cache = executor.store().name();
                LOG.log(Level.WARNING, "cache '" + cache + "': an entry was not refreshed; it is tried again", e);
            }
        } finally {
            running.remove(alias);
        }
    }

    private void refresh(A alias) {
        long leaseMillis = readThrough.leaseMillis() == 0 ? dueMillis : readThrough.leaseMillis();
        try (Hold hold = hive.hold(alias);
                Lease<A> lease = hive.lease(List.of(alias), leaseMillis)) {
            AtomicBoolean due = new AtomicBoolean();
            C seen = hive.getAhead(alias, dueMillis, old -> due.set(true));
            if (seen != null && due.get() && lease.covers(alias)) {
                K key = executor.store().key(alias);
                V loaded = executor.external().load(key);
                C next = loaded == null ? null : executor.store().content(key, loaded);
                executor.refresh(alias, seen, next, renewed);
            }
        }
    }
}
