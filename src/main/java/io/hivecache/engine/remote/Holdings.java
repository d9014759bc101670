package io.hivecache.engine.remote;

import io.hivecache.hive.Hold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The aliases that threads of this JVM hold, and what a clear by this JVM means to them.
 *
 * <p>A clear waits for those who hold aliases, and what they make of what they had read must not outlast it. They therefore
 * go on with the generation that the clear has ended: to them it is as if the clear were still to come, which it is to their
 * JVM until it returns, and nothing that they do is seen by anybody else. So a processor runs once. Its own clear is another
 * matter: what it stores afterwards comes after it.
 *
 * <p>A hold that begins while a clear is on its way waits for the clear's reply, and belongs to what comes after. Thread-safe.
 */
final class Holdings {
    private final ConcurrentHashMap<String, Holding> all = new ConcurrentHashMap<>();
    private final StampedLock clearing = new StampedLock();

    /** An alias that a thread holds. */
    private static final class Holding {
        private final Thread owner = Thread.currentThread();
        private volatile @Nullable CompletableFuture<@Nullable Space> kept;
        private volatile boolean clearedByOwner;
    }

    /** Notes that the caller holds aliases, until the hold is closed. */
    Hold enter(Collection<? extends String> aliases, Hold hold) {
        List<String> entered = new ArrayList<>(aliases.size());
        long stamp = clearing.readLock();
        try {
            for (String alias : aliases) {
                if (mine(alias) == null) {
                    all.put(alias, new Holding());
                    entered.add(alias);
                }
            }
        } finally {
            clearing.unlockRead(stamp);
        }
        return () -> {
            entered.forEach(all::remove);
            hold.close();
        };
    }

    private @Nullable Holding mine(String alias) {
        Holding holding = all.isEmpty() ? null : all.get(alias);
        return holding != null && holding.owner == Thread.currentThread() ? holding : null;
    }

    /** Whether the caller holds an alias. */
    boolean holds(String alias) {
        return mine(alias) != null;
    }

    /** The generation that the caller goes on with on an alias that it holds, though it has ended; or null. */
    @Nullable
    Space kept(String alias) {
        Holding mine = mine(alias);
        CompletableFuture<@Nullable Space> kept = mine == null ? null : mine.kept;
        return kept == null ? null : kept.join();
    }

    /** From now on the caller goes on with the current generation. */
    void leave(String alias) {
        Holding mine = mine(alias);
        if (mine != null) {
            mine.kept = null;
        }
    }

    /** Whether the caller has cleared the cache since it took the hold, or asked this. */
    boolean takeClearedByOwner(String alias) {
        Holding mine = mine(alias);
        if (mine == null || !mine.clearedByOwner) {
            return false;
        }
        mine.clearedByOwner = false;
        return true;
    }

    /**
     * Ends the current generation, except for those who hold aliases.
     *
     * @param clear does so, told whether anybody else holds any; answers the generation that it ended
     * @return the aliases of those others
     */
    List<String> ending(Function<Boolean, @Nullable Space> clear) {
        CompletableFuture<@Nullable Space> ended = new CompletableFuture<>();
        long stamp = clearing.writeLock();
        try {
            List<String> others = keep(ended);
            ended.complete(clear.apply(!others.isEmpty()));
            return others;
        } finally {
            ended.complete(null);
            clearing.unlockWrite(stamp);
        }
    }

    private List<String> keep(CompletableFuture<@Nullable Space> ended) {
        List<String> others = new ArrayList<>();
        all.forEach((alias, holding) -> {
            if (holding.owner == Thread.currentThread()) {
                holding.clearedByOwner = true;
                return;
            }
            others.add(alias);
            CompletableFuture<@Nullable Space> before = holding.kept;
            if (before == null || (before.isDone() && before.join() == null)) {
                holding.kept = ended;
            }
        });
        return others;
    }
}
