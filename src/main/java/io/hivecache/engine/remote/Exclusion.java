package io.hivecache.engine.remote;

import io.hivecache.engine.Holds;
import io.hivecache.hive.Hold;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the threads of this JVM from changing what another of them holds.
 *
 * <p>A change takes a round trip, and must not pass a hold that began meanwhile. Therefore it holds, until the reply is
 * there, the shared lock of its alias' stripe, under which it has seen that nobody else holds the alias. A new holder
 * first makes its hold known and then passes once through the stripe's exclusive lock: changes that had looked before
 * are over by then, and later ones see the hold and queue for it. A change of many takes one shared lock for all
 * instead, through which new holders pass as well.
 *
 * @param <A> the type of aliases
 */
final class Exclusion<A> {
    private static final int STRIPES = 128;

    private final Holds<A> holds;
    private final StampedLock[] stripes = new StampedLock[STRIPES];
    private final StampedLock bulk = new StampedLock();

    /** Creates the exclusion of a hive, whose name is for messages. */
    Exclusion(String hive) {
        holds = new Holds<>(hive);
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new StampedLock();
        }
    }

    private StampedLock stripe(A alias) {
        int hash = alias.hashCode();
        return stripes[(hash ^ (hash >>> 16)) & (STRIPES - 1)];
    }

    boolean heldByAnother(A alias) {
        return holds.heldByAnother(alias);
    }

    boolean heldByCaller(A alias) {
        return holds.heldByCaller(alias);
    }

    List<A> held() {
        return holds.held();
    }

    /** Carries out a change of one alias when no other thread holds it. */
    <T> T changing(A alias, Supplier<T> change) {
        StampedLock stripe = stripe(alias);
        long stamp = stripe.readLock();
        try {
            if (!holds.heldByAnother(alias)) {
                return change.get();
            }
        } finally {
            stripe.unlockRead(stamp);
        }
        try (Hold mine = holds.hold(alias)) {
            return change.get();
        }
    }

    /** Carries out a change of many aliases if no other thread holds any; otherwise answers null, and nothing was done. */
    <T> @Nullable T changingAll(Collection<? extends A> aliases, Supplier<T> change) {
        long stamp = bulk.readLock();
        try {
            for (A alias : aliases) {
                if (holds.heldByAnother(alias)) {
                    return null;
                }
            }
            return change.get();
        } finally {
            bulk.unlockRead(stamp);
        }
    }

    Hold hold(A alias) {
        Hold hold = holds.hold(alias);
        pass(bulk);
        pass(stripe(alias));
        return hold;
    }

    Hold holdAll(Collection<? extends A> aliases) {
        Hold hold = holds.holdAll(aliases);
        pass(bulk);
        aliases.stream().map(this::stripe).distinct().forEach(Exclusion::pass);
        return hold;
    }

    /** Waits for those who have the lock now; they wait for nothing but a reply. */
    private static void pass(StampedLock lock) {
        lock.unlockWrite(lock.writeLock());
    }
}
