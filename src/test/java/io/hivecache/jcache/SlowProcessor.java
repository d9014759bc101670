package io.hivecache.jcache;

import io.hivecache.testing.Worker;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.MutableEntry;

/** A processor that reads the entry, then waits until it may go on, and then sets it to {@link #RESULT}. */
final class SlowProcessor implements EntryProcessor<Integer, String, String> {
    static final String RESULT = "processed";

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger runs = new AtomicInteger();

    @Override
    public String process(MutableEntry<Integer, String> entry, Object... arguments) {
        runs.incrementAndGet();
        String seen = entry.getValue();
        entered.countDown();
        Worker.await(goOn);
        entry.setValue(RESULT);
        return seen;
    }

    /** Returns once the processor has read the entry. */
    SlowProcessor awaitEntered() {
        Worker.await(entered);
        return this;
    }

    void goOn() {
        goOn.countDown();
    }

    int runs() {
        return runs.get();
    }
}
