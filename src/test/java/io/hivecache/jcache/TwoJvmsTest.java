package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.Jvm;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the manual's table says that a JVM sees of another, line by line. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TwoJvmsTest {
    private final RedisServer server = RedisServers.single();
    private final List<Jvm> jvms = new ArrayList<>();

    @BeforeEach
    void empty() {
        try (RespClient client = server.connect()) {
            client.call("FLUSHALL");
        }
    }

    @AfterEach
    void end() throws Exception {
        for (Jvm jvm : jvms) {
            jvm.close();
        }
    }

    private Jvm start(String... options) {
        List<String> all = new ArrayList<>(Arrays.asList(options));
        all.add("read-through=false");
        return startReadingThrough(all.toArray(String[]::new));
    }

    private Jvm startReadingThrough(String... options) {
        Jvm jvm = CacheShell.start(server.address("redis") + "?command-timeout=30s", options);
        jvms.add(jvm);
        return jvm;
    }

    private static String ask(Jvm jvm, String command) {
        return CacheShell.ask(jvm, command);
    }

    private static void await(Jvm jvm, String command, String answer) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
        String last = ask(jvm, command);
        while (!last.equals(answer)) {
            assertThat(System.nanoTime()).as("%s: %s", command, last).isLessThan(end);
            LockSupport.parkNanos(1_000_000);
            last = ask(jvm, command);
        }
    }

    /** Waits until one JVM knows that another listens. */
    private static void awaitHearing(Jvm listening, Jvm speaking) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
        while (!ask(listening, "heard-probe").equals("true")) {
            assertThat(System.nanoTime()).as("it is never heard").isLessThan(end);
            ask(speaking, "put " + CacheShell.PROBE + " 1");
        }
    }

    @Test
    void changesAreSeenByTheNextOperation() {
        Jvm one = start();
        Jvm other = start();
        for (int i = 0; i < 50; i++) {
            ask(one, "put key " + i);
            assertThat(ask(other, "get key")).isEqualTo(String.valueOf(i));
            assertThat(ask(other, "remove key")).isEqualTo("true");
            assertThat(ask(one, "get key")).isEqualTo("null");
        }
    }

    /** The push comes ahead of the reply to the question for another entry. */
    @Test
    void aCopyIsGoneBeforeTheServersNextReplyOrSoon() {
        Jvm one = start();
        Jvm other = start("near-max-entries=10");
        for (int i = 0; i < 50; i++) {
            ask(one, "put key " + i);
            assertThat(ask(other, "contains another")).isEqualTo("false");
            assertThat(ask(other, "get key")).isEqualTo(String.valueOf(i));
        }
        ask(one, "put key last");
        await(other, "get key", "last");
        ask(one, "clear");
        assertThat(ask(other, "contains another")).isEqualTo("false");
        assertThat(ask(other, "get key")).isEqualTo("null");
    }

    @Test
    void clearIsSeenByTheNextOperationAndWhatIsStoredThenStays() {
        Jvm one = start();
        Jvm other = start();
        for (int i = 0; i < 10; i++) {
            ask(one, "put key old");
            assertThat(ask(other, "get key")).isEqualTo("old");
            ask(one, "clear");
            assertThat(ask(other, "get key")).isEqualTo("null");
            ask(other, "put key new");
            assertThat(ask(one, "get key")).isEqualTo("new");
        }
    }

    @Test
    void anEntryExpiresForAllThoughItsWriterDied() {
        Jvm one = start("expiry=created 500ms");
        Jvm other = start();
        ask(one, "put key value");
        one.kill();

        await(other, "get key", "null");
    }

    @Test
    void whatAKilledJvmStoredStays() {
        Jvm one = start();
        ask(one, "put key value");
        one.kill();

        assertThat(ask(start(), "get key")).isEqualTo("value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "60s"})
    void whatAnotherPutsDuringALoadStaysAndWhatItRemovesIsThereAfterwards(String lease) {
        Jvm one = startReadingThrough("load-lease=" + lease);
        Jvm other = start();
        begin(one, "get wait-for-removal");
        assertThat(ask(other, "remove wait-for-removal")).isEqualTo("false");
        assertThat(ask(one, "go on")).isEqualTo("loaded wait-for-removal");
        begin(one, "get wait-for-put");
        ask(other, "put wait-for-put mine");
        assertThat(ask(one, "go on")).isEqualTo("loaded wait-for-put");

        assertThat(ask(other, "get wait-for-removal")).isEqualTo("loaded wait-for-removal");
        assertThat(ask(other, "get wait-for-put")).isEqualTo("mine");
    }

    private static void begin(Jvm jvm, String command) {
        assertThat(ask(jvm, command)).isEqualTo("loading");
    }

    @Test
    void aProcessorThatIsKilledHasChangedNothingAndHindersNobody() {
        Jvm one = start();
        Jvm other = start();
        ask(one, "put key old");
        assertThat(ask(one, "hang-in-processor key")).isEqualTo("processing");
        assertThat(ask(other, "get key")).isEqualTo("old");
        one.kill();

        assertThat(ask(other, "get key")).isEqualTo("old");
        ask(other, "put key 1");
        assertThat(ask(other, "increment 1 1 1")).isEqualTo("done");
    }

    @Test
    void ofAKilledJvmsProcessorsAllAreThereThatEndedAndAtMostOneMore() {
        Jvm other = start();
        for (int read : List.of(10, 100, 300)) {
            Jvm one = start();
            String key = "key" + read;
            one.writeLine("count " + key);
            for (int i = 0; i < read; i++) {
                one.readLine();
            }
            one.kill();
            int ended = read + one.readAll().size();

            assertThat(Integer.parseInt(ask(other, "get " + key))).isBetween(ended, ended + 1);
        }
    }

    @Test
    void withoutTheOptionListenersHearOnlyOfTheirOwnJvm() {
        for (String when : List.of("soon", "at-once")) {
            Jvm one = start();
            Jvm other = start();
            ask(other, "listen " + when);
            ask(one, "put key-of-the-one 1");
            ask(other, "put mine 1");
            await(other, "heard", "CREATED mine");
            ask(one, "clear");
        }
    }

    @Test
    void withTheOptionAsynchronousListenersHearOfAllButClear() {
        Jvm one = start("events=hive", "expiry=created 1h");
        Jvm other = start("events=hive");
        ask(other, "listen soon");
        awaitHearing(other, one);
        ask(one, "put a 1");
        ask(one, "put a 2");
        ask(other, "put b 1");
        ask(one, "remove a");
        ask(one, "clear");
        ask(one, "put c 1");

        await(other, "heard", "CREATED a, UPDATED a, CREATED b, REMOVED a, CREATED c");
    }

    @Test
    void expiryIsToldByTheJvmThatStoredTheEntryAndByNobodyIfThatDied() {
        Jvm one = start("events=hive", "expiry=created 500ms");
        Jvm other = start("events=hive");
        ask(other, "listen soon");
        awaitHearing(other, one);
        ask(one, "put told 1");
        await(other, "heard", "CREATED told, EXPIRED told");
        ask(one, "put untold 1");
        one.kill();
        await(other, "contains untold", "false");
        ask(other, "put end 1");

        await(other, "heard", "CREATED told, EXPIRED told, CREATED untold, CREATED end");
    }
}
