package io.hivecache.jcache;

import static io.hivecache.jcache.Faulty.assertUsable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import io.hivecache.testing.RedisServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.FactoryBuilder.SingletonFactory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nulls, wrong types, wrong names and wrong addresses: refused as JSR-107 says, with words that help, and no effect. */
class BadInputTest {
    private static final EntryProcessor<Object, Object, Object> NOTHING = (entry, arguments) -> null;

    private final HiveCachingProvider provider = new HiveCachingProvider();
    private final CacheManager manager = provider.getCacheManager();

    @AfterEach
    void close() {
        provider.close();
    }

    private static Map<String, Consumer<Cache<Object, Object>>> nulls() {
        Set<Object> withNull = new HashSet<>(Arrays.asList(1, null));
        Map<Object, Object> nullKey = new HashMap<>();
        nullKey.put(null, "v");
        Map<Object, Object> nullValue = new HashMap<>(Map.of(1, "v"));
        nullValue.put(2, null);
        Map<String, Consumer<Cache<Object, Object>>> calls = new LinkedHashMap<>();
        calls.put("get", cache -> cache.get(null));
        calls.put("getAll", cache -> cache.getAll(null));
        calls.put("getAll of null", cache -> cache.getAll(withNull));
        calls.put("containsKey", cache -> cache.containsKey(null));
        calls.put("loadAll", cache -> cache.loadAll(null, true, null));
        calls.put("loadAll of null", cache -> cache.loadAll(withNull, true, null));
        calls.put("put key", cache -> cache.put(null, "v"));
        calls.put("put value", cache -> cache.put(1, null));
        calls.put("getAndPut key", cache -> cache.getAndPut(null, "v"));
        calls.put("getAndPut value", cache -> cache.getAndPut(1, null));
        calls.put("putAll", cache -> cache.putAll(null));
        calls.put("putAll key", cache -> cache.putAll(nullKey));
        calls.put("putAll value", cache -> cache.putAll(nullValue));
        calls.put("putIfAbsent key", cache -> cache.putIfAbsent(null, "v"));
        calls.put("putIfAbsent value", cache -> cache.putIfAbsent(1, null));
        calls.put("remove", cache -> cache.remove(null));
        calls.put("remove if same, key", cache -> cache.remove(null, "v"));
        calls.put("remove if same, value", cache -> cache.remove(1, null));
        calls.put("getAndRemove", cache -> cache.getAndRemove(null));
        calls.put("replace if same, key", cache -> cache.replace(null, "old", "v"));
        calls.put("replace if same, old", cache -> cache.replace(1, null, "v"));
        calls.put("replace if same, new", cache -> cache.replace(1, "old", null));
        calls.put("replace key", cache -> cache.replace(null, "v"));
        calls.put("replace value", cache -> cache.replace(1, null));
        calls.put("getAndReplace key", cache -> cache.getAndReplace(null, "v"));
        calls.put("getAndReplace value", cache -> cache.getAndReplace(1, null));
        calls.put("removeAll", cache -> cache.removeAll(null));
        calls.put("removeAll of null", cache -> cache.removeAll(withNull));
        calls.put("invoke key", cache -> cache.invoke(null, NOTHING));
        calls.put("invoke processor", cache -> cache.invoke(1, null));
        calls.put("invokeAll keys", cache -> cache.invokeAll(null, NOTHING));
        calls.put("invokeAll of null", cache -> cache.invokeAll(withNull, NOTHING));
        calls.put("invokeAll processor", cache -> cache.invokeAll(Set.of(1), null));
        calls.put("registerCacheEntryListener", cache -> cache.registerCacheEntryListener(null));
        calls.put("deregisterCacheEntryListener", cache -> cache.deregisterCacheEntryListener(null));
        return calls;
    }

    @Test
    void nullsAreRefusedByEveryMethodAndChangeNothing() throws Exception {
        Cache<Object, Object> cache = manager.createCache("cache", new HiveConfiguration<>());
        cache.put(1, "old");
        nulls().forEach((name, call) -> assertThat(catchThrowable(() -> call.accept(cache)))
                .as(name)
                .isExactlyInstanceOf(NullPointerException.class));

        assertThat(cache.get(1)).isEqualTo("old");
        assertThat(Faulty.keys(cache)).containsExactly(1);
        assertUsable(cache, 1, 2);
    }

    @Test
    void emptySetsAndMapsAreWelcome() {
        Cache<Object, Object> cache = manager.createCache("cache", new HiveConfiguration<>());
        cache.putAll(Map.of());
        cache.removeAll(Set.of());
        cache.loadAll(Set.of(), true, null);
        assertThat(cache.getAll(Set.of())).isEmpty();
        assertThat(cache.invokeAll(Set.of(), NOTHING)).isEmpty();
    }

    @Test
    void aClosedCacheRefusesEveryMethod() {
        Cache<Object, Object> cache = manager.createCache("cache", new HiveConfiguration<>());
        cache.close();
        CacheEntryListenerConfiguration<Object, Object> listener = new Faulty.Listener().synchronously();
        Map<String, Consumer<Cache<Object, Object>>> calls = nulls();
        calls.put("removeAll()", Cache::removeAll);
        calls.put("clear", Cache::clear);
        calls.put("iterator", Cache::iterator);
        calls.put("registerCacheEntryListener", it -> it.registerCacheEntryListener(listener));
        calls.put("deregisterCacheEntryListener", it -> it.deregisterCacheEntryListener(listener));
        calls.forEach((name, call) -> assertThat(catchThrowable(() -> call.accept(cache)))
                .as(name)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cache"));
        cache.close();
    }

    @Test
    void nullsAreRefusedByTheManager() {
        Map<String, Runnable> calls = Map.of(
                "createCache name", () -> manager.createCache(null, new MutableConfiguration<>()),
                "createCache", () -> manager.createCache("cache", (MutableConfiguration<Object, Object>) null),
                "getCache", () -> manager.getCache(null),
                "getCache name", () -> manager.getCache(null, Object.class, Object.class),
                "getCache key", () -> manager.getCache("cache", null, Object.class),
                "getCache value", () -> manager.getCache("cache", Object.class, null),
                "destroyCache", () -> manager.destroyCache(null),
                "enableManagement", () -> manager.enableManagement(null, true),
                "enableStatistics", () -> manager.enableStatistics(null, true));
        calls.forEach((name, call) ->
                assertThat(catchThrowable(call::run)).as(name).isExactlyInstanceOf(NullPointerException.class));
        assertThat(manager.getCacheNames()).isEmpty();

        manager.close();
        calls.entrySet().stream()
                .filter(call -> !call.getKey().matches("getCache (key|value)"))
                .forEach(call -> assertThat(catchThrowable(call.getValue()::run))
                        .as(call.getKey())
                        .isExactlyInstanceOf(IllegalStateException.class));
    }

    @Test
    @DisplayName("objects of the wrong type are not stored, on whatever way they come")
    @SuppressWarnings({"unchecked", "rawtypes"})
    void wrongTypes() throws Exception {
        Faulty.Loader loader = new Faulty.Loader();
        HiveConfiguration typed = new HiveConfiguration<Integer, Number>()
                .setTypes(Integer.class, Number.class)
                .setReadThrough(true)
                .setCacheLoaderFactory(new SingletonFactory(loader));
        for (boolean byValue : new boolean[] {true, false}) {
            Cache<Object, Object> cache = manager.createCache("typed " + byValue, typed.setStoreByValue(byValue));
            Map<String, Consumer<Cache<Object, Object>>> calls = new LinkedHashMap<>();
            calls.put("put key", it -> it.put("1", 1));
            calls.put("put", it -> it.put(1, "v"));
            calls.put("getAndPut", it -> it.getAndPut(1, "v"));
            calls.put("putIfAbsent", it -> it.putIfAbsent(2, "v"));
            calls.put("replace", it -> it.replace(1, "v"));
            calls.put("replace if same", it -> it.replace(1, 1, "v"));
            calls.put("getAndReplace", it -> it.getAndReplace(1, "v"));
            calls.put("putAll", it -> it.putAll(new LinkedHashMap<>(Map.of(1, 2, 3, "v"))));

            cache.put(1, 1);
            calls.forEach((name, call) -> assertThat(catchThrowable(() -> call.accept(cache)))
                    .as(name)
                    .isInstanceOf(ClassCastException.class)
                    .hasMessageContainingAll("typed", "java.lang.String"));
            assertThatExceptionOfType(EntryProcessorException.class)
                    .isThrownBy(() -> cache.invoke(1, (entry, arguments) -> {
                        entry.setValue("v");
                        return null;
                    }))
                    .withCauseInstanceOf(ClassCastException.class);
            assertThatThrownBy(() -> cache.get(5)).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> cache.getAll(Set.of(5))).isInstanceOf(RuntimeException.class);

            assertThat(Faulty.keys(cache)).containsExactly(1);
            assertThat(cache.get(1)).isEqualTo(1);
            assertThat(cache.remove(1, "v")).isFalse();
            cache.put(1, 1.5);
            assertThat(cache.get(1)).isEqualTo(1.5);
        }
    }

    @Test
    void aProcessorMaySetNoNull() throws Exception {
        Cache<Object, Object> cache = manager.createCache("cache", new HiveConfiguration<>());
        cache.put(1, "old");
        assertThatExceptionOfType(EntryProcessorException.class)
                .isThrownBy(() -> cache.invoke(1, (entry, arguments) -> {
                    entry.setValue(null);
                    return null;
                }))
                .withCauseInstanceOf(NullPointerException.class);
        assertThat(cache.get(1)).isEqualTo("old");
        assertUsable(cache, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hive:embeded", "redis:localhost"})
    void anAddressThatNobodyServes(String address) {
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> provider.getCacheManager(new URI(address), null))
                .withMessageContainingAll(address, "hive:embedded", "redis://");
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> provider.getCacheManager(new URI(address), null));
    }

    @Test
    void anAddressWhereNobodyListens() {
        String address = "redis://127.0.0.1:" + RedisServer.freePort();
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> provider.getCacheManager(new URI(address), null))
                .withMessageContaining(address);
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> provider.getCacheManager(new URI(address), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ehcache:x", "urn:isbn:1", "jdbc:h2:mem:"})
    void aSchemeThatNobodyKnows(String uri) {
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> provider.getCacheManager(new URI(uri), null))
                .withMessageContainingAll(uri, "hive:embedded", "classpath:", "file:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such.properties", "classpath:no/such", "file:/no/such", "jar:file:/no/such.jar!/x", ""})
    void aFileThatIsNotThere(String uri) {
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> provider.getCacheManager(new URI(uri), null))
                .withMessageContaining(uri);
        assertThat(provider.getCacheManager().isClosed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://user:secret@host",
                "redis://:secret@host:6379/0",
                "redis://user:pa@secret@host",
                "redis://user:pa%2Fsecret@host",
                "redis:user:secret@host",
                "rediss://host/0?password=secret",
                "http://user:secret@localhost:%d/x.properties"
            })
    @DisplayName("passwords in addresses are not repeated by exceptions")
    void passwordsStaySecret(String address) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
        try {
            URI uri = new URI(address.replace("%d", "" + server.getAddress().getPort()));
            Throwable failure = catchThrowable(() -> provider.getCacheManager(uri, null));
            assertThat(failure).isInstanceOf(CacheException.class);
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain("secret");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void getCacheComparesTypes() {
        Cache<Integer, String> typed = manager.createCache(
                "typed", new MutableConfiguration<Integer, String>().setTypes(Integer.class, String.class));
        manager.createCache("untyped", new MutableConfiguration<>());

        assertThat(manager.getCache("typed", Integer.class, String.class)).isSameAs(typed);
        assertThat(manager.<Integer, String>getCache("typed")).isSameAs(typed);
        assertThat(manager.getCache("untyped", Object.class, Object.class)).isNotNull();
        assertThat(manager.getCache("none", Integer.class, String.class)).isNull();
        assertThat(manager.<Object, Object>getCache("none")).isNull();
        Map<String, Runnable> wrong = Map.of(
                "key", () -> manager.getCache("typed", Long.class, String.class),
                "value", () -> manager.getCache("typed", Integer.class, Integer.class),
                "supertype", () -> manager.getCache("typed", Number.class, Object.class),
                "untyped", () -> manager.getCache("untyped", Integer.class, String.class));
        wrong.forEach((name, call) -> assertThat(catchThrowable(call::run))
                .as(name)
                .isInstanceOf(ClassCastException.class)
                .hasMessageContaining("typed"));
    }

    @Test
    void aNameIsGivenOnce() {
        Cache<Object, Object> first = manager.createCache("cache", new HiveConfiguration<>());
        first.put(1, "v");
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> manager.createCache("cache", new HiveConfiguration<>()))
                .withMessageContainingAll("cache", "exists", "hive:embedded");
        assertThat(manager.<Object, Object>getCache("cache")).isSameAs(first);
        assertThat(first.get(1)).isEqualTo("v");
    }

    @Test
    void configurationsThatCannotBe() {
        HiveConfiguration<Object, Object> base = new HiveConfiguration<>();
        Map<String, HiveConfiguration<Object, Object>> refused = Map.of(
                "max-entries and max-bytes",
                        new HiveConfiguration<>(base).setMaxEntries(1).setMaxBytes(1),
                "weigher", new HiveConfiguration<>(base).setStoreByValue(false).setMaxBytes(1),
                "raw", new HiveConfiguration<>(base).setCodec("raw"),
                "jakson", new HiveConfiguration<>(base).setCodec("jakson"),
                "java.lang.String", new HiveConfiguration<>(base).setCodec("java.lang.String"));
        refused.forEach((word, configuration) -> {
            assertThatExceptionOfType(CacheException.class)
                    .as(word)
                    .isThrownBy(() -> manager.createCache("refused", configuration))
                    .withMessageContainingAll("cache 'refused'", word.split(" ")[0]);
            assertThat(manager.getCacheNames()).isEmpty();
        });
        assertThat(manager.createCache("refused", base)).isEmpty();
    }

    @Test
    void unwrapping() {
        Cache<Object, Object> cache = manager.createCache("cache", new HiveConfiguration<>());
        cache.put(1, "v");
        Cache.Entry<Object, Object> entry = cache.iterator().next();

        assertThat((Object) cache.unwrap(HiveCache.class)).isSameAs(cache);
        assertThat((Object) cache.unwrap(Cache.class)).isSameAs(cache);
        assertThat(manager.unwrap(HiveCacheManager.class)).isSameAs(manager);
        assertThat(entry.unwrap(HiveEntry.class)).isSameAs(entry);
        assertThat(catchThrowable(() -> cache.unwrap(String.class))).isInstanceOf(IllegalArgumentException.class);
        assertThat(catchThrowable(() -> manager.unwrap(String.class))).isInstanceOf(IllegalArgumentException.class);
        assertThat(catchThrowable(() -> entry.unwrap(String.class))).isInstanceOf(IllegalArgumentException.class);
        assertThat(catchThrowable(() -> cache.getConfiguration(OtherConfiguration.class)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final class OtherConfiguration extends MutableConfiguration<Object, Object> {
        private static final long serialVersionUID = 1;
    }
}
