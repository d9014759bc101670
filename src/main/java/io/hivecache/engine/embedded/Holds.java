package io.hivecache.engine.embedded;

import io.hivecache.hive.Hold;
import io.hivecache.hive.HoldException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which aliases are held, and by whom: a lock per alias that exists only while somebody holds or wants it, so that
 * unrelated aliases never wait for each other.
 *
 * <p>A lock is published locked, by the thread that found none. Whoever finds one queues at it, and looks again for the
 * alias' lock if it was retired meanwhile: a lock is retired, under itself, by an owner that sees nobody queueing.
 *
 * <p>User code runs under a hold (loaders, writers, processors, listeners) and may use the cache again, so that two
 * threads can come to wait for each other. A waiting thread therefore follows, every
 * {@link #PATIENCE_MILLIS}, the chain of owners and what they wait for; if that leads back to itself twice running, it
 * fails instead of waiting for ever.
 */
final class Holds<A> {
    private static final long PATIENCE_MILLIS = 200;

    /** What each thread waits for, in whichever hive. */
    private static final ConcurrentHashMap<Thread, Lock> WAITING = new ConcurrentHashMap<>();

    private final String hive;
    private final ConcurrentHashMap<A, Lock> locks = new ConcurrentHashMap<>();
    private final Lock ties = new Lock();

    /** Creates the holds of a hive, whose name is for messages. */
    Holds(String hive) {
        this.hive = hive;
    }

    /** Whether another thread than the caller holds the alias; cheap while nothing is held. */
    boolean heldByAnother(A alias) {
        if (locks.isEmpty()) {
            return false;
        }
        Lock lock = locks.get(alias);
        return lock != null && !lock.isHeldByCurrentThread();
    }

    /** The aliases that are held now. */
    List<A> held() {
        return List.copyOf(locks.keySet());
    }

    Hold hold(A alias) {
        Lock fresh = null;
        while (true) {
            Lock lock = locks.get(alias);
            if (lock == null) {
                fresh = fresh == null ? Lock.locked() : fresh;
                lock = locks.putIfAbsent(alias, fresh);
                if (lock == null) {
                    return release(alias, fresh);
                }
            }
            acquire(lock);
            if (!lock.retired) {
                return release(alias, lock);
            }
            locks.remove(alias, lock);
            lock.unlock();
        }
    }

    /**
     * Holds all, sorted by hash code so that two callers meet their common aliases in the same order; different aliases
     * with one hash code have no order, and callers that have such are let in one at a time.
     */
    Hold holdAll(Collection<? extends A> aliases) {
        List<A> ordered = new ArrayList<>(new HashSet<A>(aliases));
        ordered.sort(Comparator.comparingInt(Object::hashCode));
        List<Hold> taken = new ArrayList<>(ordered.size() + 1);
        try {
            if (hasTies(ordered)) {
                acquire(ties);
                taken.add(ties::unlock);
            }
            ordered.forEach(alias -> taken.add(hold(alias)));
        } catch (Throwable e) {
            releaseAll(taken);
            throw e;
        }
        return () -> releaseAll(taken);
    }

    private static void releaseAll(List<Hold> taken) {
        for (int i = taken.size() - 1; i >= 0; i--) {
            taken.get(i).close();
        }
    }

    private static boolean hasTies(List<?> ordered) {
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i - 1).hashCode() == ordered.get(i).hashCode()) {
                return true;
            }
        }
        return false;
    }

    private Hold release(A alias, Lock lock) {
        return () -> {
            try {
                if (lock.getHoldCount() == 1 && !lock.hasQueuedThreads()) {
                    lock.retired = true;
                    locks.remove(alias, lock);
                }
            } finally {
                lock.unlock();
            }
        };
    }

    private void acquire(Lock lock) {
        if (lock.tryLock()) {
            return;
        }
        Thread me = Thread.currentThread();
        WAITING.put(me, lock);
        try {
            boolean suspected = false;
            while (!lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                boolean circle = leadsBackTo(me, lock);
                if (circle && suspected) {
                    throw inCircle(me, lock.getOwner());
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

    private HoldException inCircle(Thread me, @Nullable Thread owner) {
        return new HoldException(
                "cache '" + hive + "': threads wait for each other in a circle: '" + me.getName()
                        + "' holds an entry that '"
                        + (owner == null ? "another thread" : owner.getName())
                        + "' needs, and waits for one that this one holds; let loaders, writers, processors and "
                        + "synchronous listeners not change other entries of the cache",
                null);
    }

    private boolean leadsBackTo(Thread me, Lock wanted) {
        Set<Thread> passed = new HashSet<>();
        Lock next = wanted;
        while (next != null) {
            Thread owner = next.getOwner();
            if (owner == me) {
                return true;
            }
            if (owner == null || !passed.add(owner)) {
                return false;
            }
            next = WAITING.get(owner);
        }
        return false;
    }

    private static final class Lock extends ReentrantLock {
        private static final long serialVersionUID = 1L;

        /** Guarded by this lock: it is no longer the alias' lock. */
        private boolean retired;

        static Lock locked() {
            Lock lock = new Lock();
            lock.lock();
            return lock;
        }

        @Override
        protected @Nullable Thread getOwner() {
            return super.getOwner();
        }
    }
}
