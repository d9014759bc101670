package io.hivecache.hive;

import io.hivecache.testing.Worker;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what a hive tells it, and drops lapsed cells itself if it is told how. */
public final class RecordingObserver<A> implements HiveObserver<A> {
    private final AtomicInteger evictions = new AtomicInteger();
    private final BlockingQueue<A> lapsed = new LinkedBlockingQueue<>();
    private volatile HiveObserver<A> reaction = HiveObserver.none();
    private volatile boolean wantsLapsed = true;

    /** Heard of while another was awaited; for the thread that awaits. */
    private final Set<A> passedOver = new HashSet<>();

    /** From now on answers, and fails, as another observer does. */
    public void react(HiveObserver<A> observer) {
        reaction = observer;
    }

    /** From now on does not want to hear of expired entries. */
    public void ignoreLapsed() {
        wantsLapsed = false;
    }

    @Override
    public boolean wantsLapsed() {
        return wantsLapsed;
    }

    @Override
    public void evicted() {
        evictions.incrementAndGet();
    }

    @Override
    public boolean lapsed(A alias) {
        lapsed.add(alias);
        return reaction.lapsed(alias);
    }

    /** How many evictions it was told of. */
    public int evictions() {
        return evictions.get();
    }

    /** The next alias that it was told has lapsed, or null if there is none yet. */
    public A nextLapsed() {
        return lapsed.poll();
    }

    /** Waits until it was told that an alias has lapsed; false after a long wait in vain. */
    public boolean awaitLapsedOf(A alias) {
        try {
            while (!passedOver.remove(alias)) {
                A next = lapsed.poll(Worker.PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    return false;
                }
                passedOver.add(next);
            }
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
