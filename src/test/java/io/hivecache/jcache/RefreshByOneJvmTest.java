package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.Jvm;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of several JVMs that read an old entry one loads it anew, and nobody waits. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RefreshByOneJvmTest {
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

    /** Every entry is old as soon as it is there, and expires in an hour. */
    private Jvm start(String lease) {
        Jvm jvm = CacheShell.start(
                server.address("redis") + "?command-timeout=30s",
                "expiry=created 1h",
                "refresh-after=1ms",
                "load-lease=" + lease);
        jvms.add(jvm);
        return jvm;
    }

    private void storeOld(Jvm jvm) {
        assertThat(CacheShell.ask(jvm, "put hang old")).isEqualTo("done");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }

    /** Lets a JVM read an entry, whose loader hangs then. */
    private static void beginRefresh(Jvm jvm) {
        jvm.writeLine("get hang");
        assertThat(List.of(jvm.readLine(), jvm.readLine())).containsExactlyInAnyOrder("old", "loading");
    }

    @Test
    void theOthersReadWhatIsOldAndLoadNothing() {
        Jvm first = start("0s");
        Jvm second = start("0s");
        storeOld(first);
        beginRefresh(first);

        CacheShell.ask(second, "do-not-hang");
        for (int i = 0; i < 20; i++) {
            assertThat(CacheShell.ask(second, "get hang")).isEqualTo("old");
        }
        assertThat(CacheShell.ask(second, "loads")).isEmpty();
        assertThat(CacheShell.ask(first, "loads")).isEqualTo("hang");
    }

    @Test
    void whenTheLoadingJvmIsKilledAnotherLoadsAfterTheLease() {
        Jvm first = start("1s");
        Jvm second = start("1s");
        storeOld(first);
        beginRefresh(first);
        first.kill();
        CacheShell.ask(second, "do-not-hang");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
        String value = "old";
        while (value.equals("old") && System.nanoTime() < end) {
            value = CacheShell.ask(second, "get hang");
        }

        assertThat(value).isEqualTo("loaded hang");
    }
}
