package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.Call;
import io.hivecache.testing.History;
import io.hivecache.testing.Jvm;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three JVMs of eight threads each change the same few entries, and each change is one step. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ManyJvmsTest {
    private static final int JVMS = 3;
    private static final int ONCE = 100;

    static Stream<List<RedisServer>> servers() {
        return Stream.of(List.of(RedisServers.single()), RedisServers.cluster());
    }

    /** What all print, once each has said that it is ready. */
    private static List<String> outputs(List<RedisServer> servers, String scenario) throws Exception {
        for (RedisServer server : servers) {
            try (RespClient client = server.connect()) {
                client.call("FLUSHALL");
            }
        }
        List<Jvm> jvms = new ArrayList<>();
        try {
            for (int i = 0; i < JVMS; i++) {
                jvms.add(Jvm.start(ManyJvmsChild.class, servers.get(0).address("redis"), scenario, "jvm" + i));
            }
            for (Jvm jvm : jvms) {
                assertThat(jvm.readLine()).isEqualTo("ready");
            }
            jvms.forEach(jvm -> jvm.writeLine("go"));
            List<Worker<List<String>>> readers =
                    jvms.stream().map(jvm -> Worker.start(jvm::readAll)).toList();
            List<String> lines = new ArrayList<>();
            for (Worker<List<String>> reader : readers) {
                lines.addAll(reader.resultWithin(4 * 60));
            }
            return lines;
        } finally {
            for (Jvm jvm : jvms) {
                jvm.close();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void noIncrementIsLost(List<RedisServer> servers) throws Exception {
        List<String> lines = outputs(servers, "increments");
        assertThat(lines).hasSize(JVMS).containsOnly("done");

        try (HiveCachingProvider provider = new HiveCachingProvider()) {
            Cache<Integer, Integer> cache =
                    ManyJvmsChild.open(provider, servers.get(0).address("redis"));
            int sum = IntStream.range(0, ManyJvmsChild.KEYS).map(cache::get).sum();
            assertThat(sum).isEqualTo(JVMS * ManyJvmsChild.THREADS * ManyJvmsChild.INCREMENTS);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void historiesAreLinearizable(List<RedisServer> servers) throws Exception {
        Map<Integer, History<Integer>> histories = new TreeMap<>();
        for (String line : outputs(servers, "operations")) {
            Call call = RecordedOperation.parse(line);
            histories.computeIfAbsent(call.key(), key -> new History<>()).add(call.forHistory());
        }

        assertThat(histories).hasSize(ManyJvmsChild.KEYS);
        histories.forEach((key, history) -> assertThat(history.isLinearizable(null))
                .as("%s%n%s", key, history)
                .isTrue());
    }

    @Test
    void aProcessorRunsOnceIfNoOtherJvmInterferes() throws Exception {
        try (HiveCachingProvider provider = new HiveCachingProvider()) {
            Cache<Integer, Integer> cache =
                    ManyJvmsChild.open(provider, RedisServers.single().address("redis"));
            cache.put(ONCE, 0);
            List<Integer> runs = Worker.together(8, thread -> {
                int[] count = new int[1];
                for (int i = 0; i < 100; i++) {
                    cache.invoke(ONCE, (entry, arguments) -> {
                        count[0]++;
                        entry.setValue(entry.getValue() + 1);
                        return null;
                    });
                }
                return count[0];
            });

            assertThat(runs).containsOnly(100);
            assertThat(cache.get(ONCE)).isEqualTo(800);
        }
    }
}
