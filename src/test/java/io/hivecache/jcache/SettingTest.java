package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.codec.OnUndecodable;
import io.hivecache.hive.OnFailure;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.cache.CacheException;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingTest {

    private static final ClassLoader LOADER = SettingTest.class.getClassLoader();

    private interface Expected extends UnaryOperator<HiveConfiguration<Object, Object>> {}

    private static Arguments option(String line, Expected expected) {
        return Arguments.of(line, expected);
    }

    private static Arguments expiry(String value, Factory<? extends ExpiryPolicy> expected) {
        return option("expiry = " + value, cache -> cache.setExpiryPolicyFactory(expected));
    }

    static Stream<Arguments> options() {
        return Stream.of(
                option("key-type = java.lang.Long", cache -> cache.setTypes(type(Long.class), Object.class)),
                option("key-type = byte[]", cache -> cache.setTypes(type(byte[].class), Object.class)),
                option("value-type = String", cache -> cache.setTypes(Object.class, type(String.class))),
                option(
                        "value-type = java.util.List<io.hivecache.jcache.Orders$Order>",
                        cache -> cache.setTypes(Object.class, type(List.class))
                                .setValueGenericType(Orders.typeOf("list"))),
                expiry("created 10m", CreatedExpiryPolicy.factoryOf(minutes(10))),
                expiry("modified PT10M", ModifiedExpiryPolicy.factoryOf(minutes(10))),
                expiry("accessed 30s", AccessedExpiryPolicy.factoryOf(new Duration(TimeUnit.SECONDS, 30))),
                expiry("touched  1h", TouchedExpiryPolicy.factoryOf(minutes(60))),
                option("store-by-value = false", cache -> cache.setStoreByValue(false)),
                option("codec = jackson", cache -> cache.setCodec("jackson")),
                option(
                        "allow = com.acme.Order , com.acme.order.*,com.acme.**",
                        cache -> cache.setAllowList(List.of("com.acme.Order", "com.acme.order.*", "com.acme.**"))),
                option(
                        "key-formats = com.acme.OneFormat,com.acme.OtherFormat",
                        cache -> cache.setKeyFormats(List.of("com.acme.OneFormat", "com.acme.OtherFormat"))),
                option("max-entries = 10_000", cache -> cache.setMaxEntries(10_000)),
                option("near-max-entries = 10_000", cache -> cache.setNearMaxEntries(10_000)),
                option("max-bytes = 64MiB", cache -> cache.setMaxBytes(64 << 20)),
                option("compress-above = 4KiB", cache -> cache.setCompressAbove(4096)),
                option(
                        "weigher = io.hivecache.jcache.Orders$Scales",
                        cache -> cache.setWeigherFactory(NewInstance.of(Orders.Scales.class, Weigher.class))),
                option("on-failure = miss", cache -> cache.setOnFailure(OnFailure.MISS)),
                option("on-undecodable = miss", cache -> cache.setOnUndecodable(OnUndecodable.MISS)),
                option("statistics = true", cache -> cache.setStatisticsEnabled(true)),
                option("management = true", cache -> cache.setManagementEnabled(true)),
                option("read-through = true", cache -> cache.setReadThrough(true)),
                option("write-through = true", cache -> cache.setWriteThrough(true)),
                option("refresh-after = 8m", cache -> cache.setRefreshAfter(java.time.Duration.ofMinutes(8))),
                option("events = hive", cache -> cache.setEvents(EventScope.HIVE)),
                option("load-lease = 5s", cache -> cache.setLoadLease(java.time.Duration.ofSeconds(5))),
                option(
                        "loader = io.hivecache.jcache.Orders$Loader",
                        cache -> cache.setCacheLoaderFactory(NewInstance.of(Orders.Loader.class, Object.class))),
                option(
                        "writer = io.hivecache.jcache.Orders$Writer",
                        cache -> cache.setCacheWriterFactory(NewInstance.of(Orders.Writer.class, Object.class))));
    }

    @ParameterizedTest
    @MethodSource("options")
    void changesTheConfiguration(String line, Expected expected) {
        HiveConfiguration<Object, Object> cache = declared(line);

        assertThat(cache).isEqualTo(expected.apply(new HiveConfiguration<>())).isNotEqualTo(new HiveConfiguration<>());
    }

    @Test
    void leavesTheEternalExpiryOfJCache() {
        assertThat(SettingTest.<Object, Object>declared("expiry = eternal")).isEqualTo(new HiveConfiguration<>());
    }

    @Test
    void isTriedForEveryOption() {
        List<String> tried = options()
                .map(arguments -> ((String) arguments.get()[0]).split(" ")[0])
                .toList();

        assertThat(tried).containsAll(Setting.keys());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "key-type = java.util.List<String> | a class name such as java.lang.String or byte[]",
                "value-type = List< | a class name such as com.acme.Order, java.util.List<com.acme.Order> or byte[]",
                "expiry = sometimes | eternal, or created, modified, accessed or touched with a duration such as 250ms,",
                "expiry = created | eternal, or created",
                "expiry = created 10 | eternal, or created",
                "expiry = opened 10m | eternal, or created",
                "expiry = created 999999999999999d | eternal, or created",
                "store-by-value = yes | true or false",
                "codec = java, jackson | java, jackson, raw, or the name of a codec of your own or of its class",
                "allow = com.acme.*,, | class names and packages with commas between them",
                "key-formats = com.acme.OneFormat, | names of classes that implement io.hivecache.codec.KeyFormat",
                "max-entries = 64MiB | a number such as 10000 or 10_000, or 0 for no bound",
                "max-bytes = 64M | a number of bytes such as 1048576, 64MiB, 64MB or 1GiB, or 0 for no bound",
                "compress-above = -1 | a number of bytes such as 4096, 4KiB or 1MiB, or 0 to compress nothing",
                "weigher = 7 | the name of a class that implements io.hivecache.jcache.Weigher",
                "statistics = TRUE | true or false",
                "management = 1 | true or false",
                "read-through = on | true or false",
                "write-through = | true or false",
                "refresh-after = soon | a duration such as 8m or 500ms, or 0s for never",
                "events = cluster | jvm, or hive for those of all JVMs",
                "load-lease = 5 | a duration such as 5s or 500ms, or 0s for none",
                "load-lease = eternal | a duration such as 5s or 500ms, or 0s for none",
                "loader = a b | the name of a class that implements javax.cache.integration.CacheLoader",
                "writer = a<b> | the name of a class that implements javax.cache.integration.CacheWriter"
            })
    void tellsWhatIsAccepted(String line, String accepted) {
        List<String> parts =
                Arrays.stream(line.split("=", 2)).map(String::strip).toList();

        assertThatThrownBy(() -> declared(line))
                .isInstanceOf(CacheException.class)
                .hasMessageStartingWith("test, line 1: cache.orders." + parts.get(0) + " cannot be '" + parts.get(1)
                        + "'; accepted: " + accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value-type = com.acme.Order | class com.acme.Order was not found",
                "key-type = int | a cache holds objects",
                "loader = io.hivecache.jcache.Orders$Writer | does not implement javax.cache.integration.CacheLoader",
                "writer = java.lang.String | does not implement javax.cache.integration.CacheWriter",
                "weigher = io.hivecache.jcache.Orders$NeedsArgument | must be a public class with a public constructor"
            })
    void tellsWhyAClassDoesNotFit(String line, String reason) {
        String value = line.substring(line.indexOf('=') + 2);

        assertThatThrownBy(() -> declared(line))
                .isInstanceOf(CacheException.class)
                .hasMessageStartingWith("test, line 1: cache.orders.")
                .hasMessageContaining(" cannot be '" + value + "': ")
                .hasMessageContaining(reason);
    }

    private static <K, V> HiveConfiguration<K, V> declared(String line) {
        return settings("cache.orders." + line).declared("orders", LOADER);
    }

    private static Duration minutes(long minutes) {
        return new Duration(TimeUnit.MINUTES, minutes);
    }

    private static Settings settings(String text) {
        return Settings.of(
                Settings.DEFAULT_HIVE,
                SettingsFile.parse(new SettingsText("test", text)).values());
    }

    @SuppressWarnings("unchecked") // class literals have no type arguments
    private static Class<Object> type(Class<?> type) {
        return (Class<Object>) type;
    }
}
