package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.hivecache.codec.KeyFormat;
import io.hivecache.testing.CapturedLog;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.logging.LogRecord;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.configuration.OptionalFeature;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is different where the caches of a manager are on servers. */
class RemoteManagersTest {
    private static final String CANARY = "canary-secret";

    private final RedisServer server = RedisServers.single();
    private final HiveCachingProvider provider = new HiveCachingProvider();

    @BeforeEach
    void empty() {
        try (RespClient client = server.connect()) {
            client.call("FLUSHALL");
            client.call("ACL", "SETUSER", "ann", "on", ">" + CANARY, "~*", "+@all");
        }
    }

    @AfterEach
    void close() {
        provider.close();
    }

    private URI withSecrets() {
        return URI.create(
                "redis://ann:" + CANARY + "@127.0.0.1:" + server.port() + ",127.0.0.1:1/0?command-timeout=5s");
    }

    private CacheManager manager() {
        return provider.getCacheManager(URI.create(server.address("redis")), null);
    }

    private static MutableConfiguration<String, String> strings() {
        return new MutableConfiguration<String, String>().setTypes(String.class, String.class);
    }

    @Test
    void aManagersUriHasNoSecretsAndNothingThatEndsTheValueOfABeansName() throws Exception {
        CacheManager manager = provider.getCacheManager(withSecrets(), null);
        Cache<String, String> cache = manager.createCache("cache", strings().setManagementEnabled(true));

        assertThat(manager.getURI()).hasToString("redis://127.0.0.1:" + server.port() + ";127.0.0.1:1/0");
        assertThat(manager.toString() + cache).doesNotContain(CANARY);
        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("javax.cache:*"), null))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name.toString()).doesNotContain(CANARY));
    }

    @Test
    void theSameUriGivesTheSameManagerAsItWasGivenAndAsItIsShown() {
        CacheManager manager = provider.getCacheManager(withSecrets(), null);

        assertThat(provider.getCacheManager(withSecrets(), null)).isSameAs(manager);
        assertThat(provider.getCacheManager(manager.getURI(), null)).isSameAs(manager);
        provider.close(manager.getURI(), manager.getClassLoader());
        assertThat(manager.isClosed()).isTrue();
        assertThat(provider.getCacheManager(withSecrets(), null)).isNotSameAs(manager);
    }

    @Test
    void aClosedCacheKeepsItsContentAndADestroyedOneDoesNot() {
        Cache<String, String> cache = manager().createCache("cache", strings());
        cache.put("key", "value");
        cache.close();
        Cache<String, String> again = manager().createCache("cache", strings());
        assertThat(again.get("key")).isEqualTo("value");
        manager().destroyCache("cache");

        assertThat(manager().createCache("cache", strings()).get("key")).isNull();
    }

    @Test
    void storingByReferenceIsNotSupported() {
        assertThatThrownBy(() -> manager().createCache("cache", strings().setStoreByValue(false)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("by reference");
        assertThat(provider.isSupported(OptionalFeature.STORE_BY_REFERENCE))
                .as("the default hive is the embedded one")
                .isTrue();
    }

    /** So that an application changes from one hive to the other by its address alone. */
    @Test
    void boundsHaveNoEffectAndThatIsSaidOnce() {
        HiveConfiguration<String, String> bounded = new HiveConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setMaxEntries(1);
        try (CapturedLog log = new CapturedLog()) {
            Cache<String, String> cache = manager().createCache("bounded", bounded);
            cache.putAll(Map.of("one", "1", "two", "2"));

            assertThat(cache.getAll(Set.of("one", "two"))).hasSize(2);
            assertThat(log.records())
                    .extracting(LogRecord::getMessage)
                    .singleElement(STRING)
                    .contains("'bounded'", "max-entries", "maxmemory");
        }
    }

    @Test
    void boundsThatAreForAllCachesHaveNoEffectEither() {
        Properties settings = new Properties();
        settings.setProperty("cache.default.max-bytes", "1KiB");
        CacheManager manager = provider.getCacheManager(URI.create(server.address("redis")), null, settings);
        try (CapturedLog log = new CapturedLog()) {
            Cache<String, String> cache = manager.createCache("bounded", strings());
            cache.put("large", "x".repeat(2_000));

            assertThat(cache.get("large")).hasSize(2_000);
            assertThat(log.records()).hasSize(1);
        }
    }

    @Test
    void boundsThatCannotBeAreRefusedAsElsewhere() {
        HiveConfiguration<String, String> both =
                new HiveConfiguration<String, String>().setMaxEntries(1).setMaxBytes(1_000);

        assertThatThrownBy(() -> manager().createCache("bounded", both))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("choose one");
    }

    @Test
    void classesThatNobodyAllowedAreRefusedWithAdvice() {
        Cache<Object, Object> open = manager().createCache("open", new MutableConfiguration<>());
        assertThatThrownBy(() -> open.put("key", new Properties() {
                    private static final long serialVersionUID = 1L;
                }))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("'open'", "allow");
    }

    private enum Stranger {
        ONE
    }

    @Test
    void keysOfClassesThatNobodyAllowedAreRefusedToo() {
        Cache<Object, Object> open = manager().createCache("open", new MutableConfiguration<>());
        assertThat(open.get(Stranger.ONE)).isNull();
        assertThat(open.containsKey(Stranger.ONE)).isFalse();
        assertThat(open.remove(Stranger.ONE)).isFalse();
        assertThatThrownBy(() -> open.put(Stranger.ONE, "value"))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("'open'", Stranger.class.getName(), "allow");

        HiveConfiguration<Stranger, String> declared =
                new HiveConfiguration<Stranger, String>().setTypes(Stranger.class, String.class);
        Cache<Stranger, String> strangers = manager().createCache("strangers", declared);
        strangers.put(Stranger.ONE, "value");
        assertThat(strangers.iterator().next().getKey()).isEqualTo(Stranger.ONE);
    }

    /** A key whose text is known to its format only. */
    static final class Nickname {
        private final String name;

        Nickname(String name) {
            this.name = name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Nickname that && that.name.equalsIgnoreCase(name);
        }

        @Override
        public int hashCode() {
            return name.toLowerCase(Locale.ROOT).hashCode();
        }
    }

    public static final class NicknameFormat implements KeyFormat<Nickname> {
        @Override
        public Class<Nickname> type() {
            return Nickname.class;
        }

        @Override
        public String format(Nickname key) {
            return key.name.toLowerCase(Locale.ROOT);
        }

        @Override
        public Nickname parse(String text) {
            return new Nickname(text);
        }
    }

    @Test
    void aFormatGivesKeysTheirText() {
        HiveConfiguration<Nickname, String> configuration =
                new HiveConfiguration<Nickname, String>().setTypes(Nickname.class, String.class);
        Cache<Nickname, String> without = manager().createCache("without", configuration);
        assertThatThrownBy(() -> without.put(new Nickname("Ann"), "value")).hasMessageContaining("KeyFormat");

        configuration.setKeyFormats(List.of(NicknameFormat.class.getName()));
        Cache<Nickname, String> cache = manager().createCache("cache", configuration);
        cache.put(new Nickname("Ann"), "value");
        assertThat(cache.get(new Nickname("ANN"))).isEqualTo("value");
        assertThat(cache.iterator().next().getKey()).isEqualTo(new Nickname("ann"));
    }

    @Test
    void aFormatThatIsNoneIsRefusedWithTheCachesName() {
        HiveConfiguration<Object, Object> configuration =
                new HiveConfiguration<>().setKeyFormats(List.of("java.lang.Object"));
        assertThatThrownBy(() -> manager().createCache("cache", configuration))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("'cache'", "java.lang.Object", "KeyFormat");
    }

    @Test
    void aCacheWithContentOfAnotherCodecOrTypeIsRefused() {
        manager().createCache("cache", strings()).close();
        HiveConfiguration<String, Integer> numbers =
                new HiveConfiguration<String, Integer>().setTypes(String.class, Integer.class);
        assertThatThrownBy(() -> manager().createCache("cache", numbers))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll(
                        "'cache'", "codec 'java', keys java.lang.String, values java.lang.Integer", "java.lang.String");
        assertThatThrownBy(() -> manager().createCache("cache", new HiveConfiguration<>().setCodec("jackson")))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("'jackson'", "'java'");

        manager().createCache("cache", new MutableConfiguration<>());
        manager().destroyCache("cache");
        assertThat(manager().createCache("cache", numbers).get("key")).isNull();
    }

    @Test
    void untypedJsonIsOtherContentThanThatOfAType() {
        HiveConfiguration<String, Integer> typed = new HiveConfiguration<String, Integer>()
                .setTypes(String.class, Integer.class)
                .setCodec("jackson");
        manager().createCache("cache", typed).close();

        assertThatThrownBy(() -> manager().createCache("cache", new HiveConfiguration<>().setCodec("jackson")))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("values java.lang.Integer", "values java.lang.Object");
    }
}
