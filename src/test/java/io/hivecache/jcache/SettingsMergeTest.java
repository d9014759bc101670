package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.jcache.Orders.Order;
import java.util.List;
import javax.cache.CacheException;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.Test;

class SettingsMergeTest {

    private static final ClassLoader LOADER = SettingsMergeTest.class.getClassLoader();

    private static <K, V> HiveConfiguration<K, V> merge(String text, Configuration<K, V> given) {
        return settings(text).merge("orders", given, LOADER);
    }

    @Test
    void copiesTheConfigurationWhenNothingIsSaid() {
        MutableConfiguration<String, Order> plain =
                new MutableConfiguration<String, Order>().setTypes(String.class, Order.class);
        HiveConfiguration<String, Order> hive = new HiveConfiguration<>(plain).setCodec("raw");

        assertThat(merge("", plain)).isEqualTo(plain).isNotSameAs(plain);
        assertThat(merge("cache.others.codec = jackson", hive)).isEqualTo(hive).isNotSameAs(hive);
    }

    @Test
    void fillsWhatCodeLeavesOpen() {
        HiveConfiguration<Object, Object> merged = merge("""
                cache.default.statistics = true
                cache.default.codec = java
                cache.orders.codec = jackson
                cache.orders.loader = io.hivecache.jcache.Orders$Loader
                """, new MutableConfiguration<>().setReadThrough(true));

        assertThat(merged)
                .isEqualTo(new HiveConfiguration<>()
                        .setStatisticsEnabled(true)
                        .setCodec("jackson")
                        .setReadThrough(true)
                        .setCacheLoaderFactory(NewInstance.of(Orders.Loader.class, Object.class)));
    }

    @Test
    void letsCodeWin() {
        HiveConfiguration<String, Order> given = new HiveConfiguration<String, Order>()
                .setTypes(String.class, Order.class)
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.ONE_DAY))
                .setStoreByValue(false)
                .setCodec("java")
                .setAllowList(List.of())
                .setMaxEntries(5);

        assertThat(merge("""
                        cache.default.key-type = java.lang.Long
                        cache.default.value-type = java.util.List<java.lang.Long>
                        cache.default.expiry = created 10m
                        cache.default.store-by-value = true
                        cache.default.codec = raw
                        cache.default.allow = com.acme.*
                        cache.default.max-entries = 7
                        """, given)).isEqualTo(given);
    }

    @Test
    void addsTheTypeArgumentsOfTheSameClass() {
        String text = "cache.orders.value-type = java.util.List<io.hivecache.jcache.Orders$Order>";
        HiveConfiguration<Object, List<?>> lists =
                new HiveConfiguration<Object, List<?>>().setTypes(Object.class, listClass());
        HiveConfiguration<Object, List<?>> code =
                new HiveConfiguration<>(lists).setValueGenericType(Orders.typeOf("extending"));

        assertThat(merge(text, lists).getValueGenericType()).isEqualTo(Orders.typeOf("list"));
        assertThat(merge(text, code)).isEqualTo(code);
    }

    @Test
    void replacesABoundByOneOfTheOtherKind() {
        String text = "cache.default.max-entries = 100\ncache.orders.max-bytes = 1MiB";

        assertThat(merge(text, new HiveConfiguration<>())).isEqualTo(new HiveConfiguration<>().setMaxBytes(1 << 20));
        assertThat(settings(text).declared("others", LOADER)).isEqualTo(new HiveConfiguration<>().setMaxEntries(100));
        assertThat(merge(text, new HiveConfiguration<>().setMaxEntries(5)))
                .isEqualTo(new HiveConfiguration<>().setMaxEntries(5));
    }

    @Test
    void takesABoundBackWithZero() {
        assertThat(merge("cache.default.max-entries = 100\ncache.orders.max-entries = 0", new HiveConfiguration<>()))
                .isEqualTo(new HiveConfiguration<>());
    }

    @Test
    void tellsWhereAClassIsNamedThatIsNotFound() {
        Settings settings = settings("\ncache.default.loader = com.acme.Loader");

        assertThatThrownBy(() -> settings.merge("orders", new MutableConfiguration<>(), LOADER))
                .isInstanceOf(CacheException.class)
                .hasMessage(
                        "test, line 2: cache.default.loader cannot be 'com.acme.Loader': class com.acme.Loader was not"
                                + " found; write its full name (a nested class with $, as in Outer$Inner) and put it on the class"
                                + " path");
    }

    private static Settings settings(String text) {
        return Settings.of(
                Settings.DEFAULT_HIVE,
                SettingsFile.parse(new SettingsText("test", text)).values());
    }

    @SuppressWarnings("unchecked") // class literals have no type arguments
    private static Class<List<?>> listClass() {
        return (Class<List<?>>) (Class<?>) List.class;
    }
}
