package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static io.hivecache.engine.remote.RemoteEngines.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.ChangeObserver;
import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.HiveObserver;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.Interest;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Limit;
import io.hivecache.hive.Subscription;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.Worker;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Copies in this JVM, and what comes over other connections than the push that ends them, or does not come. */
class NearServersTest {
    private static final Lifetime ETERNAL = Lifetime.ETERNAL;

    private static Hive<String, byte[]> near(Engine engine) {
        return engine.open(
                new HiveSettings<String, byte[]>("copied", new Limit.None<>(), Arrays::equals, HiveObserver.none())
                        .withNearEntries(1_000));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Worker.PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
        }
    }

    /** Nobody asks it anything, as all is answered here, and it may be another server that tells of clears. */
    @Test
    void aServerThatHasFallenSilentEndsTheCopiesOfWhatItHas() {
        List<RedisServer> cluster = RedisServers.cluster();
        cluster.forEach(server -> server.call("FLUSHALL"));
        try (Engine engine = RemoteEngines.open(cluster.get(0).address("redis") + "?command-timeout=300ms")) {
            Hive<String, byte[]> hive = near(engine);
            for (RedisServer silent : cluster) {
                List<String> aliases = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
                aliases.forEach(alias -> hive.update(alias, bytes("1"), ETERNAL));
                aliases.forEach(alias -> assertThat(hive.get(alias, ETERNAL)).isNotNull());
                silent.pause();
                try {
                    await(() -> aliases.stream().anyMatch(alias -> fails(() -> hive.get(alias, ETERNAL))));
                } finally {
                    silent.proceed();
                }
                await(() -> aliases.stream().noneMatch(alias -> fails(() -> hive.get(alias, ETERNAL))));
            }
        }
    }

    @Test
    void whatMovesToAnotherServerIsPushedByThatOne() {
        List<RedisServer> cluster = RedisServers.startCluster(15_000);
        try (Engine engine = RemoteEngines.open(cluster.get(0).address());
                Engine otherEngine = RemoteEngines.open(cluster.get(0).address())) {
            Hive<String, byte[]> hive = near(engine);
            Hive<String, byte[]> other = RemoteEngines.hive(otherEngine, "copied");
            List<String> aliases =
                    IntStream.range(0, 200).mapToObj(String::valueOf).toList();
            for (String content : List.of("before", "between", "after")) {
                if (content.equals("between")) {
                    RedisServers.moveSlots(cluster.get(0), cluster.get(1), 500);
                }
                for (String alias : aliases) {
                    other.update(alias, bytes(content), ETERNAL);
                    await(() -> content.equals(text(hive.get(alias, ETERNAL))));
                }
            }
        } finally {
            cluster.forEach(RedisServer::close);
        }
    }

    private static boolean fails(Runnable action) {
        try {
            action.run();
            return false;
        } catch (HiveException e) {
            return true;
        }
    }

    /** The message and the push come over two connections. Here the push never comes, since nothing has changed. */
    @Test
    void whoHearsOfAChangeDoesNotReadAnOlderCopy() throws Exception {
        RedisServer server = RedisServers.single();
        server.call("FLUSHALL");
        try (Engine engine = RemoteEngines.open(server.address())) {
            Hive<String, byte[]> hive = near(engine);
            hive.update("one", bytes("1"), ETERNAL);
            CompletableFuture<Integer> copies = new CompletableFuture<>();
            ChangeObserver<String, byte[]> observer = (alias, change) ->
                    copies.complete(((RemoteHive) hive).near().size());
            Subscription listening = hive.subscribe(observer);
            listening.want(new Interest(true, false, false));
            assertThat(text(hive.get("one", ETERNAL))).isEqualTo("1");
            assertThat(((RemoteHive) hive).near().size()).isEqualTo(1);
            ChangeFeed feed = ((RemoteHive) hive).feed();
            server.call("PUBLISH", new String(feed.channelBytes()), "AAAAAAWa3:0:one2");

            assertThat(copies.get(Worker.PATIENCE_SECONDS, TimeUnit.SECONDS)).isZero();
        }
    }
}
