package io.hivecache.hive;

import io.hivecache.testing.Worker;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * What every engine must do: the tests of {@link Hive} and {@link Engine}, chapter by chapter. A test of an engine
 * extends this class and says how its engine is opened, what aliases and content are, and how its time passes. An engine
 * that drops expired cells itself adds the chapter {@link LapseContract}, one that can be bounded {@link LimitContract}.
 */
@Timeout(value = 3 * Worker.PATIENCE_SECONDS, unit = TimeUnit.SECONDS)
public abstract class HiveContract<A, C>
        implements VerbContract<A, C>,
                AheadContract<A, C>,
                TransitionContract<A, C>,
                SwapContract<A, C>,
                LifetimeContract<A, C>,
                HoldContract<A, C>,
                LeaseContract<A, C>,
                ManyContract<A, C>,
                AtomicityContract<A, C> {
    private final RecordingObserver<A> observer = new RecordingObserver<>();
    private Engine engine;
    private Hive<A, C> hive;

    /** Opens the engine under test. */
    protected abstract Engine openEngine();

    /** The limit of {@link #hive}: none, or one far above what the tests store. */
    protected Limit<A, C> limit() {
        return new Limit.None<>();
    }

    @BeforeEach
    void openHive() {
        engine = openEngine();
        hive = open("contract", limit(), observer);
    }

    @AfterEach
    void closeTwice() {
        hive.close();
        hive.close();
        engine.close();
        engine.close();
    }

    @Override
    public final Hive<A, C> open(String name, Limit<A, C> limit, HiveObserver<A> observer) {
        return engine.open(
                new HiveSettings<>(name, limit, (stored, expected) -> number(stored) == number(expected), observer));
    }

    @Override
    public final Hive<A, C> hive() {
        return hive;
    }

    @Override
    public final RecordingObserver<A> observer() {
        return observer;
    }
}
