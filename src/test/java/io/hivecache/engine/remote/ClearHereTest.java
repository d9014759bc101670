package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static io.hivecache.engine.remote.RemoteEngines.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Hold;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.Row;
import io.hivecache.hive.Verb;
import io.hivecache.testing.Worker;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clearing while threads of the same JVM hold aliases: what they do comes before the clear, and is done once. */
class ClearHereTest extends TwoEngines {
    private static final Lifetime ETERNAL = Lifetime.ETERNAL;
    private static final int THREADS = 4;
    private static final int CLEARS = 300;

    @BeforeEach
    void store() {
        hive.update("one", bytes("1"), ETERNAL);
    }

    private String read(String alias) {
        return text(hive.get(alias, ETERNAL));
    }

    @Test
    void aSwapOfWhatWasReadBeforeTheClearSucceedsAndIsClearedWithIt() throws Exception {
        Worker<Void> clearing;
        try (Hold mine = hive.hold("one")) {
            byte[] seen = hive.get("one", ETERNAL);
            clearing = Worker.run(hive::clear).awaitRest();
            assertThat(other.get("one", ETERNAL)).isNull();
            Outcome<byte[]> outcome = hive.swap("one", seen, Verb.WRITE, bytes("2"), ETERNAL);

            assertThat(outcome).isNotNull();
            assertThat(text(outcome.before())).isEqualTo("1");
            assertThat(read("one"))
                    .as("to who holds it, the clear is still to come")
                    .isEqualTo("2");
        }
        clearing.result();
        assertThat(read("one")).isNull();
        assertThat(other.get("one", ETERNAL)).isNull();
    }

    @Test
    void whatAHolderStoresDoesNotOutlastTheClearAndWhatOthersStoreDoes() throws Exception {
        Worker<Void> clearing;
        try (Hold mine = hive.hold("one")) {
            clearing = Worker.run(hive::clear).awaitRest();
            other.update("one", bytes("of another JVM"), ETERNAL);
            hive.transition("one", Row.UPDATE, null, bytes("loaded before"), ETERNAL);
        }
        clearing.result();
        assertThat(read("one")).isEqualTo("of another JVM");
    }

    @Test
    void aHoldThatBeginsAfterTheClearIsOfTheNextGeneration() throws Exception {
        Worker<Void> clearing;
        try (Hold mine = hive.hold("one")) {
            clearing = Worker.run(hive::clear).awaitRest();
            try (Hold next = hive.hold("two")) {
                assertThat(hive.swap("two", null, Verb.WRITE, bytes("2"), ETERNAL))
                        .isNotNull();
            }
            assertThat(text(other.get("two", ETERNAL))).isEqualTo("2");
        }
        clearing.result();
        assertThat(read("two")).isEqualTo("2");
    }

    @Test
    void whatAHolderStoresAfterItsOwnClearComesAfterIt() {
        try (Hold mine = hive.hold("one")) {
            byte[] seen = hive.get("one", ETERNAL);
            hive.clear();
            Outcome<byte[]> outcome = hive.swap("one", seen, Verb.WRITE, bytes("2"), ETERNAL);

            assertThat(outcome).isNotNull();
            assertThat(outcome.before()).isNull();
        }
        assertThat(read("one")).isEqualTo("2");
        assertThat(text(other.get("one", ETERNAL))).isEqualTo("2");
    }

    @Test
    void whatAnotherJvmChangedAfterAHoldersOwnClearIsNotOverwritten() {
        try (Hold mine = hive.hold("one")) {
            byte[] seen = hive.get("one", ETERNAL);
            hive.clear();
            other.update("one", bytes("of another JVM"), ETERNAL);
            assertThat(hive.swap("one", seen, Verb.WRITE, bytes("2"), ETERNAL)).isNull();
            byte[] now = hive.get("one", ETERNAL);
            assertThat(hive.swap("one", now, Verb.WRITE, bytes("3"), ETERNAL)).isNotNull();
        }
        assertThat(read("one")).isEqualTo("3");
    }

    @Test
    void nobodySwapsInVainHoweverOftenThisJvmClears() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger inVain = new AtomicInteger();
        Worker<Void> clearing = Worker.run(() -> {
            for (int i = 0; i < CLEARS; i++) {
                hive.clear();
            }
            done.set(true);
        });
        Worker.together(THREADS, 60, thread -> {
            for (int i = 0; !done.get(); i++) {
                String alias = "of all " + i % 2;
                try (Hold mine = hive.hold(alias)) {
                    byte[] seen = hive.get(alias, ETERNAL);
                    int count = seen == null ? 0 : Integer.parseInt(text(seen));
                    if (hive.swap(alias, seen, Verb.WRITE, bytes(String.valueOf(count + 1)), ETERNAL) == null) {
                        inVain.incrementAndGet();
                    }
                }
            }
            return null;
        });
        clearing.resultWithin(60);
        assertThat(inVain).hasValue(0);
    }
}
