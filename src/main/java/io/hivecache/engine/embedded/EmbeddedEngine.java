package io.hivecache.engine.embedded;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.TimeSource;

/** The engine inside this JVM: its hives live on the heap and end with it. */
final class EmbeddedEngine implements Engine {
    private final TimeSource time;
    private final Sweeper sweeper;

    /** Creates an engine; a clock that is not the machine's is read each time that it matters. */
    EmbeddedEngine(TimeSource time) {
        CoarseClock clock = time.isReal() ? new CoarseClock(time) : null;
        this.time = clock == null ? time : clock;
        this.sweeper = new Sweeper(clock);
    }

    @Override
    public boolean keepsObjects() {
        return true;
    }

    @Override
    public <A, C> Hive<A, C> open(HiveSettings<A, C> settings) {
        return new EmbeddedHive<>(settings, time, sweeper);
    }

    @Override
    public void close() {
        sweeper.close();
    }
}
