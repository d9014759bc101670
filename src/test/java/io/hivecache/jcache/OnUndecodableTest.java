package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.client.RawClient;
import io.hivecache.codec.OnUndecodable;
import io.hivecache.hive.OnFailure;
import io.hivecache.jcache.RecordingListener.Heard;
import io.hivecache.operation.Statistics;
import io.hivecache.testing.CapturedLog;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import io.hivecache.testing.Worker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.event.EventType;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.integration.CompletionListenerFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An entry whose content cannot be decoded is to every operation, by option, as if it were absent. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OnUndecodableTest {
    private static final String KEY = "key";
    private static final byte[] JUNK = {1, 2, 3};

    private final RedisServer server = RedisServers.single();
    private final URI address = URI.create(server.address("redis"));
    private final HiveCachingProvider provider = new HiveCachingProvider();
    private final CapturedLog log = new CapturedLog();
    private final List<HiveCachingProvider> closing = new ArrayList<>(List.of(provider));
    private int caches;

    @BeforeEach
    void empty() {
        try (RespClient client = server.connect()) {
            client.call("FLUSHALL");
        }
    }

    @AfterEach
    void close() {
        closing.forEach(HiveCachingProvider::close);
        log.close();
    }

    /** One way to use the entry of a key. */
    private record Use(String name, boolean onlyReads, Action action) {
        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    private interface Action {
        @Nullable
        Object on(Cache<String, String> cache);
    }

    private static Use read(String name, Action action) {
        return new Use(name, true, action);
    }

    private static Use change(String name, Action action) {
        return new Use(name, false, action);
    }

    private static Use changeQuietly(String name, Consumer<Cache<String, String>> action) {
        return change(name, cache -> {
            action.accept(cache);
            return null;
        });
    }

    private static List<Use> uses() {
        return List.of(
                read("get", cache -> cache.get(KEY)),
                read("getAll", cache -> cache.getAll(Set.of(KEY, "other"))),
                read("containsKey", cache -> cache.containsKey(KEY)),
                read("iterator", OnUndecodableTest::entries),
                read("replace", cache -> cache.replace(KEY, "new")),
                read("getAndReplace", cache -> cache.getAndReplace(KEY, "new")),
                read("replace if same", cache -> cache.replace(KEY, "old", "new")),
                read("remove if same", cache -> cache.remove(KEY, "old")),
                read("invoke exists", cache -> cache.invoke(KEY, (entry, none) -> entry.exists())),
                read("invoke getValue", cache -> cache.invoke(KEY, (entry, none) -> entry.getValue())),
                changeQuietly("put", cache -> cache.put(KEY, "new")),
                changeQuietly("putAll", cache -> cache.putAll(Map.of(KEY, "new"))),
                change("getAndPut", cache -> cache.getAndPut(KEY, "new")),
                change("putIfAbsent", cache -> cache.putIfAbsent(KEY, "new")),
                change("remove", cache -> cache.remove(KEY)),
                change("getAndRemove", cache -> cache.getAndRemove(KEY)),
                change(
                        "invoke setValue",
                        cache -> cache.invoke(KEY, (entry, none) -> {
                            entry.setValue(entry.exists() ? "found" : "new");
                            return null;
                        })),
                change(
                        "invoke remove",
                        cache -> cache.invoke(KEY, (entry, none) -> {
                            entry.remove();
                            return entry.exists();
                        })));
    }

    private static List<String> entries(Cache<String, String> cache) {
        List<String> entries = new ArrayList<>();
        cache.forEach(entry -> entries.add(entry.getKey() + "=" + entry.getValue()));
        return entries;
    }

    /** What takes part in an operation beside the hive. */
    private enum Beside {
        NOTHING,
        LISTENER,
        WRITER,
        LOADER,
        POLICY
    }

    private static HiveConfiguration<String, String> missing() {
        return new HiveConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setStatisticsEnabled(true)
                .setOnUndecodable(OnUndecodable.MISS);
    }

    /** All that can be told of one use of one entry. */
    private record Told(
            @Nullable Object answer,
            List<Heard<String, String>> events,
            List<String> written,
            List<Long> counts,
            @Nullable String then) {}

    private Told use(Use use, Beside beside, byte @Nullable [] content) {
        RecordingListener<String, String> listener = new RecordingListener<>();
        RecordingWriter writes = new RecordingWriter();
        HiveConfiguration<String, String> configuration = missing();
        switch (beside) {
            case NOTHING -> {}
            case LISTENER -> configuration.addCacheEntryListenerConfiguration(listener.synchronous());
            case WRITER -> configuration.setWriteThrough(true).setCacheWriterFactory(() -> writes);
            case LOADER ->
                configuration.setReadThrough(true).setCacheLoaderFactory(() ->
                        (OneByOneLoader<String, String>) key -> "loaded " + key);
            case POLICY ->
                configuration.setExpiryPolicyFactory(
                        CreatedExpiryPolicy.factoryOf(new javax.cache.expiry.Duration(TimeUnit.HOURS, 1)));
        }
        String name = "cache" + caches++;
        Cache<String, String> cache = provider.getCacheManager(address, null).createCache(name, configuration);
        try (RawClient raw = RawClient.open(address, name)) {
            if (content != null) {
                raw.update(KEY, content);
            }
            Object answer = use.action().on(cache);
            Statistics counted = cache.unwrap(HiveCache.class).statistics();
            List<Long> counts = List.of(counted.hits(), counted.misses(), counted.puts(), counted.removals());
            byte[] left = raw.getOrNull(KEY);
            boolean isLeft = left != null && Arrays.equals(left, content);
            assertThat(isLeft)
                    .as("what only reads leaves undecodable content")
                    .isEqualTo(content != null && use.onlyReads() && !loads(use, beside));
            String then = isLeft || left == null ? null : new String(left, StandardCharsets.UTF_8);
            return new Told(answer, listener.heard(), writes.calls(), counts, then);
        } finally {
            cache.close();
        }
    }

    private static byte[] foreign() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Counter(1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** Junk, a class that is not allowed, and another type than the declared one. */
    private static List<byte[]> undecodable() {
        return List.of(JUNK, foreign(), "42".getBytes(StandardCharsets.US_ASCII));
    }

    static Stream<Use> allUses() {
        return uses().stream();
    }

    @ParameterizedTest
    @MethodSource("allUses")
    void itIsAsIfItWereAbsent(Use use) {
        for (Beside beside : Beside.values()) {
            Told absent = use(use, beside, null);
            for (byte[] content : undecodable()) {
                assertThat(use(use, beside, content)).as("%s", beside).isEqualTo(absent);
            }
        }
    }

    private static boolean loads(Use use, Beside beside) {
        return beside == Beside.LOADER
                && Set.of("get", "getAll", "invoke getValue").contains(use.name());
    }

    private Cache<String, String> open(String name, HiveConfiguration<String, String> configuration) {
        return provider.getCacheManager(address, null).createCache(name, configuration);
    }

    private void corrupt(String cache, String... aliases) {
        try (RawClient raw = RawClient.open(address, cache)) {
            for (String alias : aliases) {
                raw.update(alias, JUNK);
            }
        }
    }

    private List<?> keys(String cache) {
        try (RespClient client = server.connect()) {
            return (List<?>) client.call("KEYS", "hive:" + cache + ":*:*");
        }
    }

    static Stream<Use> usesThatDecode() {
        Set<String> others = Set.of(
                "containsKey",
                "replace",
                "put",
                "putAll",
                "putIfAbsent",
                "remove",
                "invoke exists",
                "invoke setValue",
                "invoke remove");
        return uses().stream().filter(use -> !others.contains(use.name()));
    }

    @ParameterizedTest
    @MethodSource("usesThatDecode")
    void byDefaultItFails(Use use) {
        Cache<String, String> cache = open("strict", missing().setOnUndecodable(OnUndecodable.THROW));
        corrupt("strict", KEY);

        assertThatThrownBy(() -> use.action().on(cache))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("'strict'");
    }

    @Test
    void iterationPassesOverKeysAndValuesThatCannotBeDecoded() {
        Cache<String, String> cache = open("mixed", missing());
        cache.putAll(Map.of("a", "1", "b", "2"));
        corrupt("mixed", "c", "@nonsense(", "@com.acme.Missing(x=1)", "d");

        assertThat(entries(cache)).containsExactlyInAnyOrder("a=1", "b=2");
        assertThat(keys("mixed")).as("they are still there").hasSize(6);
    }

    @ParameterizedTest
    @EnumSource(
            value = Beside.class,
            names = {"NOTHING", "LISTENER"})
    void removeAllRemovesThemToo(Beside beside) {
        RecordingListener<String, String> listener = new RecordingListener<>();
        Cache<String, String> cache = open(
                "mixed",
                beside == Beside.NOTHING
                        ? missing()
                        : missing().addCacheEntryListenerConfiguration(listener.synchronous()));
        cache.put("a", "1");
        corrupt("mixed", "c", "@nonsense(");
        cache.removeAll();

        assertThat(keys("mixed")).isEmpty();
        assertThat(listener.heardOf("c")).isEmpty();
    }

    @Test
    void ofManyWhoPutIfAbsentOneDoes() throws Exception {
        List<Cache<String, String>> both = List.of(open("raced", missing()), elsewhere("raced"));
        for (int round = 0; round < 50; round++) {
            corrupt("raced", KEY);
            List<Boolean> stored =
                    Worker.together(4, thread -> both.get(thread % 2).putIfAbsent(KEY, "of " + thread));

            assertThat(stored).containsOnlyOnce(true);
            assertThat(both.get(0).get(KEY)).isEqualTo("of " + stored.indexOf(true));
        }
    }

    @Test
    void processorsOfManyJvmsLoseNothing() throws Exception {
        List<Cache<String, String>> both = List.of(open("raced", missing()), elsewhere("raced"));
        for (int round = 0; round < 20; round++) {
            corrupt("raced", KEY);
            Worker.together(
                    4,
                    thread -> both.get(thread % 2).invoke(KEY, (entry, none) -> {
                        entry.setValue(entry.exists() ? entry.getValue() + "+" : "+");
                        return null;
                    }));

            assertThat(both.get(0).get(KEY)).isEqualTo("++++");
        }
    }

    /** Another manager with connections of its own, as if in another JVM. */
    private Cache<String, String> elsewhere(String name) {
        HiveCachingProvider other = new HiveCachingProvider();
        closing.add(other);
        return other.getCacheManager(address, null).createCache(name, missing());
    }

    @Test
    void loadAllReplacesIt() throws Exception {
        Cache<String, String> cache = open("loaded", missing().setCacheLoaderFactory(() ->
                (OneByOneLoader<String, String>) key -> "loaded " + key));
        for (boolean replace : new boolean[] {false, true}) {
            corrupt("loaded", KEY);
            CompletionListenerFuture done = new CompletionListenerFuture();
            cache.loadAll(Set.of(KEY), replace, done);
            done.get(Worker.PATIENCE_SECONDS, TimeUnit.SECONDS);

            assertThat(cache.get(KEY)).isEqualTo("loaded " + KEY);
        }
    }

    @Test
    void whatWouldBeRefreshedIsLoadedAtOnce() {
        Cache<String, String> cache = open(
                "refreshed",
                missing()
                        .setReadThrough(true)
                        .setRefreshAfter(Duration.ofMinutes(30))
                        .setExpiryPolicyFactory(
                                CreatedExpiryPolicy.factoryOf(new javax.cache.expiry.Duration(TimeUnit.HOURS, 1)))
                        .setCacheLoaderFactory(() -> (OneByOneLoader<String, String>) key -> "loaded " + key));
        corrupt("refreshed", KEY);

        assertThat(cache.get(KEY)).isEqualTo("loaded " + KEY);
    }

    @Test
    void listenersElsewhereHearWhatTheyCanDecode() {
        RecordingListener<String, String> listener = new RecordingListener<>();
        Cache<String, String> mine = open(
                "told",
                missing().setEvents(EventScope.HIVE).addCacheEntryListenerConfiguration(listener.asynchronous()));
        corrupt("told", KEY);
        mine.put(KEY, "new");
        mine.put("end", "");

        assertThat(listener.awaitHeard(2))
                .startsWith(new Heard<>(EventType.CREATED, KEY, "new", null))
                .hasSize(2);
    }

    @Test
    void itGoesTogetherWithDoingWithoutTheHive() {
        try (RemoteCache remote =
                RemoteCache.open(configuration -> configuration.setOnUndecodable(OnUndecodable.MISS))) {
            try (RawClient raw = RawClient.open(URI.create(remote.server.address("redis")), remote.cache.getName())) {
                raw.update(KEY, JUNK);
            }
            assertThat(remote.cache.get(KEY)).isNull();
            assertThat(remote.cache.putIfAbsent(KEY, "new")).isTrue();
            remote.network.refuse();
            assertThat(remote.cache.get(KEY)).isNull();
            assertThat(remote.cache.containsKey(KEY)).isFalse();
            assertThat(entries(remote.cache)).isEmpty();
        }
    }

    @Test
    void itIsCountedAndSaidOnceWithoutTheContent() {
        Cache<String, String> cache = open("counted", missing().setOnFailure(OnFailure.MISS));
        try (RawClient raw = RawClient.open(address, "counted")) {
            raw.update(KEY, "a secret".getBytes(StandardCharsets.US_ASCII));
        }
        for (int i = 0; i < 5; i++) {
            cache.get(KEY);
        }

        HiveCache<?, ?> counted = cache.unwrap(HiveCache.class);
        assertThat(counted.figures().undecodable()).isEqualTo(5);
        assertThat(counted.statistics().misses()).isEqualTo(5);
        assertThat(log.records().stream().map(LogRecord::getMessage))
                .singleElement()
                .asString()
                .contains("'counted'", "cannot be decoded", "on-undecodable")
                .doesNotContain("secret");
        assertThat(log.records().get(0).getThrown()).isNull();
    }
}
