package io.hivecache.engine.remote;

import io.hivecache.hive.Traffic;
import java.util.concurrent.atomic.LongAdder;

/** Counts commands and the time that callers wait for them. Thread-safe. */
final class CommandTimes {
    private final LongAdder commands = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder failures = new LongAdder();

    void done(long start) {
        commands.increment();
        nanos.add(System.nanoTime() - start);
    }

    void failed() {
        failures.increment();
    }

    Traffic traffic() {
        return new Traffic(commands.sum(), nanos.sum(), failures.sum());
    }
}
