package io.hivecache.engine;

import io.hivecache.hive.Hold;
import io.hivecache.hive.HoldException;
import java.util.Collection;
import java.util.List;
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
 * <p>Thread-safe.
 *
 * @param <A> the type of aliases
 */
public final class Holds<A> {
    private final String hive;
    private final ConcurrentHashMap<A, Lock> locks = new ConcurrentHashMap<>();
    private final Lock ties = new Lock();

    /** Creates the holds of a hive, whose name is for messages. */
    public Holds(String hive) {
        this.hive = hive;
    }

    /** Whether another thread than the caller holds the alias; cheap while nothing is held. */
    public boolean heldByAnother(A alias) {
        if (locks.isEmpty()) {
            return false;
        }
        Lock lock = locks.get(alias);
        return lock != null && !lock.isHeldByCurrentThread();
    }

    /** Whether the caller's thread holds the alias; cheap while nothing is held. */
    public boolean heldByCaller(A alias) {
        if (locks.isEmpty()) {
            return false;
        }
        Lock lock = locks.get(alias);
        return lock != null && lock.isHeldByCurrentThread();
    }

    /** The aliases that are held now. */
    public List<A> held() {
        return List.copyOf(locks.keySet());
    }

    /**
     * Waits until no other thread holds the alias, then holds it.
     *
     * @throws HoldException if the wait cannot end, because threads wait in a circle, or was interrupted
     */
    public Hold hold(A alias) {
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
     * Holds all, as a {@link HoldOfMany}.
     *
     * @throws HoldException as {@link #hold}; then none is held
     */
    public Hold holdAll(Collection<? extends A> aliases) {
        return HoldOfMany.of(aliases, this::hold, this::holdTies);
    }

    private Hold holdTies() {
        acquire(ties);
        return ties::unlock;
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
        if (!lock.tryLock()) {
            Waiting.forEndOf(lock, hive);
        }
    }

    private static final class Lock extends ReentrantLock implements Wanted {
        private static final long serialVersionUID = 1L;

        /** Guarded by this lock: it is no longer the alias' lock. */
        private boolean retired;

        static Lock locked() {
            Lock lock = new Lock();
            lock.lock();
            return lock;
        }

        @Override
        public @Nullable Thread owner() {
            return getOwner();
        }

        /** Waits by taking the lock. */
        @Override
        public boolean await(long millis) throws InterruptedException {
            return tryLock(millis, TimeUnit.MILLISECONDS);
        }
    }
}
