package io.hivecache.jcache;

import io.hivecache.testing.FaultyProxy;
import io.hivecache.testing.Worker;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;

/** Decides by a seed when and how a client is lost that is loading, writing, or in a processor, and does it. */
final class LostHolder implements OneByOneWriter<Integer, Integer> {
    private static final int LATEST = 6;

    /** What the client is doing when it is lost. */
    enum Work {
        LOAD,
        WRITE,
        PROCESS
    }

    /** What becomes of its connections. */
    enum Fate {
        /** They are cut, and it gets no others. */
        CUT,
        /** They fall silent for good. */
        SILENT,
        /** They stay, and the client comes back when the others have long gone on. */
        LATE
    }

    /** One of the ways to be lost. */
    record Plan(Work work, Fate fate) {}

    private final Plan plan;
    private final FaultyProxy network;
    private final AtomicInteger left;
    private final CountDownLatch lost = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    LostHolder(int seed, FaultyProxy network) {
        this.plan = plan(seed);
        this.network = network;
        this.left = new AtomicInteger(1 + new Random(seed).nextInt(LATEST));
    }

    static Plan plan(int seed) {
        Fate[] fates = Fate.values();
        Work[] works = Work.values();
        return new Plan(works[seed % works.length], fates[seed / works.length % fates.length]);
    }

    /** The client does some work, perhaps its last. */
    void at(Work work) {
        if (work == plan.work() && left.decrementAndGet() == 0) {
            switch (plan.fate()) {
                case CUT -> network.refuse();
                case SILENT -> network.hold();
                case LATE -> {}
            }
            lost.countDown();
            Worker.await(over);
        }
    }

    @Override
    public void write(Cache.Entry<? extends Integer, ? extends Integer> entry) {
        at(Work.WRITE);
    }

    @Override
    public void delete(Object key) {
        at(Work.WRITE);
    }

    boolean isLost() {
        return lost.getCount() == 0;
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    /** Whatever still hangs goes on, but nothing passes by the network that failed. */
    void end() {
        if (plan.fate() == Fate.SILENT) {
            network.cut();
        }
        over.countDown();
    }
}
