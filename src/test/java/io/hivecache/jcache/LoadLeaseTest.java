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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of several JVMs that miss an entry one loads it, and if that one dies, another. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LoadLeaseTest {
    private static final int JVMS = 3;
    private static final int THREADS = 6;
    private static final int KEYS = 60;
    private static final long LEASE_MILLIS = 4_000;
    private static final int PATIENCE_SECONDS = 60;

    private final List<Jvm> jvms = new ArrayList<>();

    static Stream<List<RedisServer>> servers() {
        return Stream.of(List.of(RedisServers.single()), RedisServers.cluster());
    }

    @AfterEach
    void end() throws Exception {
        for (Jvm jvm : jvms) {
            jvm.close();
        }
    }

    private void start(List<RedisServer> servers, String lease) {
        for (RedisServer server : servers) {
            try (RespClient client = server.connect()) {
                client.call("FLUSHALL");
            }
        }
        String address = servers.get(0).address("redis") + "?command-timeout=30s";
        for (int i = 0; i < JVMS; i++) {
            jvms.add(CacheShell.start(address, "load-lease=" + lease));
        }
    }

    private List<String> loads(List<Jvm> shells) {
        return shells.stream()
                .flatMap(jvm -> Arrays.stream(CacheShell.ask(jvm, "loads").split(" ")))
                .filter(key -> !key.isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everyEntryIsLoadedOnceInWhateverWayItIsRead(List<RedisServer> servers) throws Exception {
        start(servers, "60s");
        List<Worker<String>> readers = jvms.stream()
                .map(jvm -> Worker.start(() -> CacheShell.ask(jvm, "read-all " + THREADS + " " + KEYS)))
                .toList();
        for (Worker<String> reader : readers) {
            assertThat(reader.resultWithin(PATIENCE_SECONDS)).isEqualTo("done");
        }

        List<String> expected = IntStream.range(0, KEYS)
                .boxed()
                .flatMap(i -> Stream.of("key" + i, "key" + i + "-too"))
                .collect(Collectors.toList());
        assertThat(loads(jvms)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whenTheLoadingJvmIsKilledOneOtherLoadsAfterTheLease(List<RedisServer> servers) throws Exception {
        start(servers, LEASE_MILLIS + "ms");
        Jvm holder = jvms.get(0);
        long before = System.nanoTime();
        holder.writeLine("get hang-in-the-first");
        assertThat(holder.readLine()).isEqualTo("loading");
        List<Jvm> others = jvms.subList(1, JVMS);
        others.forEach(other -> CacheShell.ask(other, "do-not-hang"));
        List<Worker<String>> readers = others.stream()
                .map(other -> Worker.start(() -> CacheShell.ask(other, "get hang-in-the-first")))
                .toList();
        holder.kill();
        for (Worker<String> reader : readers) {
            assertThat(reader.resultWithin(PATIENCE_SECONDS)).isEqualTo("loaded hang-in-the-first");
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);

        assertThat(loads(others)).containsExactly("hang-in-the-first");
        assertThat(millis).isBetween(LEASE_MILLIS, LEASE_MILLIS + 1_000L * PATIENCE_SECONDS);
    }

    @Test
    void withoutALeaseEachJvmLoadsForItself() throws Exception {
        start(List.of(RedisServers.single()), "0s");
        jvms.get(0).writeLine("get hang-in-the-first");
        assertThat(jvms.get(0).readLine()).isEqualTo("loading");

        CacheShell.ask(jvms.get(1), "do-not-hang");
        assertThat(CacheShell.ask(jvms.get(1), "get hang-in-the-first")).isEqualTo("loaded hang-in-the-first");
    }
}
