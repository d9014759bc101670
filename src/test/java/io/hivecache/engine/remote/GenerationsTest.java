package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static io.hivecache.engine.remote.RemoteEngines.scanned;
import static io.hivecache.engine.remote.RemoteEngines.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Hive;
import io.hivecache.hive.Lifetime;
import io.hivecache.testing.Worker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Clearing: what other JVMs, here other engines, see of it, and what becomes of the entries. */
class GenerationsTest extends TwoEngines {
    private static final int MANY = 2_000;

    private int keys() {
        return ((List<?>) call("KEYS", "hive:cleared:*")).size();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private void fill(Hive<String, byte[]> filled) {
        for (int i = 0; i < MANY; i++) {
            filled.update("alias " + i, bytes("content"), Lifetime.ETERNAL);
        }
    }

    @Test
    void otherJvmsSeeWhatThisOneStores() {
        hive.update("one", bytes("1"), Lifetime.ETERNAL);

        assertThat(text(other.get("one", Lifetime.ETERNAL))).isEqualTo("1");
        assertThat(scanned(other)).containsOnlyKeys("one");
    }

    @Test
    void otherJvmsSeeAClearSoon() {
        hive.update("one", bytes("1"), Lifetime.ETERNAL);
        assertThat(other.get("one", Lifetime.ETERNAL)).isNotNull();
        hive.clear();

        assertThat(hive.get("one", Lifetime.ETERNAL)).isNull();
        hive.update("two", bytes("2"), Lifetime.ETERNAL);
        await(() -> other.get("two", Lifetime.ETERNAL) != null);
        assertThat(other.get("one", Lifetime.ETERNAL)).isNull();
    }

    @Test
    void whatWasClearedIsUnlinked() {
        fill(hive);
        assertThat(keys()).isEqualTo(MANY);
        hive.clear();
        hive.update("new", bytes("1"), Lifetime.ETERNAL);

        await(() -> keys() == 1);
        assertThat(scanned(hive)).containsOnlyKeys("new");
    }

    @Test
    void anotherJvmUnlinksWhatTheFirstLeftBehind() {
        fill(hive);
        hive.clear();
        engine.close();

        await(() -> keys() == 0);
    }

    @Test
    void theLeaseOfAnotherIsWaitedFor() {
        call("SET", "hive:cleared:cleaner", "somebody", "PX", 700);
        hive.update("one", bytes("1"), Lifetime.ETERNAL);
        hive.clear();

        await(() -> keys() == 0);
        assertThat(call("EXISTS", "hive:cleared:cleaner")).isEqualTo(0L);
    }

    @Test
    void lateEntriesAreUnlinkedAfterAGraceAndThenTheGenerationIsForgotten() {
        Calls calls = ((RemoteEngine) engine).calls();
        Servers servers = ((RemoteEngine) engine).servers();
        Generations generations = new Generations("hive:late", calls, servers);
        Space former = generations.current();
        generations.clear(false);
        Cleaner cleaner = new Cleaner(generations, calls, servers, () -> false, Duration.ofMillis(1));
        look(generations, calls);
        cleaner.clean();
        calls.call(Commands.transition(
                        former.key("late"),
                        new Effect(Effect.Kind.STORE, Lifetime.NEVER),
                        Effect.NOTHING,
                        bytes("1"),
                        false)
                .request());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        look(generations, calls);
        assertThat(generations.former()).containsEntry(former.generation(), true);
        cleaner.clean();
        look(generations, calls);

        assertThat(generations.former()).isEmpty();
        assertThat((List<?>) call("KEYS", "hive:late:*")).isEmpty();
    }

    private static void look(Generations generations, Calls calls) {
        generations.current();
        generations.saw(calls.finish(generations.read()), generations.known());
    }

    @Test
    void aLostGenerationBeginsAnewForAllAndIsUnlinked() {
        hive.update("one", bytes("1"), Lifetime.ETERNAL);
        call("DEL", "hive:cleared");

        await(() -> hive.get("one", Lifetime.ETERNAL) == null && other.get("one", Lifetime.ETERNAL) == null);
        hive.update("two", bytes("2"), Lifetime.ETERNAL);
        await(() -> other.get("two", Lifetime.ETERNAL) != null);
        await(() -> keys() == 1);
    }

    /** Many are overwritten by a command that knows no deadlines once it is certain that there are none. */
    @Test
    void deadlinesThatAnotherJvmSetAreKeptByAnUpdateOfMany() throws Exception {
        Map<String, byte[]> contents = Map.of("one", bytes("2"), "two", bytes("2"));
        awaitMultiple(contents);
        other.update("one", bytes("1"), new Lifetime.Fixed(600_000, Lifetime.SAME, Lifetime.SAME));
        Space space = ((RemoteHive) hive).generations().current();
        await(space::isMortal);
        hive.updateAll(contents, Lifetime.ETERNAL);

        assertThat((Long) call("PTTL", new String(space.key("one"), StandardCharsets.UTF_8)))
                .isEqualTo(-1L);
        other.delete("two");
        other.update("two", bytes("1"), new Lifetime.Fixed(600_000, Lifetime.SAME, Lifetime.SAME));
        hive.updateAll(contents, Lifetime.ETERNAL);
        assertThat((Long) call("PTTL", new String(space.key("two"), StandardCharsets.UTF_8)))
                .isPositive();
    }

    private void awaitMultiple(Map<String, byte[]> contents) {
        await(() -> {
            call("CONFIG", "RESETSTAT");
            hive.updateAll(contents, Lifetime.ETERNAL);
            return call("INFO", "commandstats").toString().contains("cmdstat_mset:");
        });
    }
}
