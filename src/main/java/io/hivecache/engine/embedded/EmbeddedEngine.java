package io.hivecache.engine.embedded;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.TimeSource;

/** The engine inside this JVM: its hives live on the heap and end with it. */
final class EmbeddedEngine implements Engine {
    private final TimeSource time;
    private final Sweeper sweeper = new Sweeper();

    EmbeddedEngine(TimeSource time) {
        this.time = time;
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
