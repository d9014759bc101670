package io.hivecache.engine;

import io.hivecache.hive.HoldException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what another thread holds. User code runs under a hold (loaders, writers, processors, listeners) and may use
 * the cache again, so that threads can come to wait for each other. A waiting thread therefore follows, every
 * {@link #PATIENCE_MILLIS}, the chain of owners and what they wait for; if that leads back to itself twice running, it
 * fails instead of waiting for ever.
 */
public final class Waiting {
    private static final long PATIENCE_MILLIS = 200;

    /** What each thread waits for, in whichever hive. */
    private static final ConcurrentHashMap<Thread, Wanted> WAITING = new ConcurrentHashMap<>();

    private Waiting() {}

    /**
     * Waits as long as it takes.
     *
     * @param wanted what is waited for
     * @param hive the hive's name, for messages
     * @throws HoldException if it never will, or the thread is interrupted
     */
    public static void forEndOf(Wanted wanted, String hive) {
        Thread me = Thread.currentThread();
        WAITING.put(me, wanted);
        try {
            boolean suspected = false;
            while (!wanted.await(PATIENCE_MILLIS)) {
                boolean circle = leadsBackTo(me, wanted);
                if (circle && suspected) {
                    throw inCircle(me, wanted.owner(), hive);
                }
                suspected = circle;
            }
        } catch (InterruptedException e) {
            me.interrupt();
            throw new HoldException(
                    "cache '" + hive + "': interrupted while waiting for an entry that another thread is changing", e);
        } finally {
            WAITING.remove(me);
        }
    }

    private static boolean leadsBackTo(Thread me, Wanted wanted) {
        Set<Thread> passed = new HashSet<>();
        Thread owner = wanted.owner();
        while (owner != null && owner != me && passed.add(owner)) {
            Wanted next = WAITING.get(owner);
            owner = next == null ? null : next.owner();
        }
        return owner == me;
    }

    private static HoldException inCircle(Thread me, @Nullable Thread owner, String hive) {
        return new HoldException(
                "cache '" + hive + "': threads wait for each other in a circle: '" + me.getName()
                        + "' holds an entry that '" + (owner == null ? "another thread" : owner.getName())
                        + "' needs, and waits for one that this one holds; let loaders, writers, processors and "
                        + "synchronous listeners not change other entries of the cache",
                null);
    }
}
