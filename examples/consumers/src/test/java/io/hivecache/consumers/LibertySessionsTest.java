package io.hivecache.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.configuration.OptionalFeature;
import javax.cache.management.CacheMXBean;
import javax.cache.management.CacheStatisticsMXBean;
import javax.cache.spi.CachingProvider;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The calls that Open Liberty's session store makes, which is part of a server and cannot be put on a class path. */
@SuppressWarnings({"rawtypes", "unchecked"}) // It declares lists by their raw class.
class LibertySessionsTest {
    private static final String META = "com.ibm.ws.session.meta.default_host%2Fshop";
    private static final String ATTRIBUTES = "com.ibm.ws.session.attr.default_host%2Fshop";

    private CachingProvider provider;

    @BeforeEach
    void find() {
        provider = Caching.getCachingProvider(new ClassLoader(getClass().getClassLoader()) {});
    }

    @AfterEach
    void reset() {
        provider.close();
        Hives.reset();
    }

    private CacheManager manager(String hive) {
        Properties vendors = new Properties();
        vendors.setProperty("vendor.specific", "left alone");
        return provider.getCacheManager(URI.create(hive), null, vendors);
    }

    private MutableConfiguration<String, ArrayList> lists() {
        return new MutableConfiguration<String, ArrayList>().setTypes(String.class, ArrayList.class);
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void keepsSessions(String hive) {
        Hives.use(hive);
        CacheManager manager = manager(hive);
        assertThat(manager.getCache(META, String.class, ArrayList.class)).isNull();
        manager.createCache(META, lists());
        Cache<String, ArrayList> sessions = manager.getCache(META, String.class, ArrayList.class);

        ArrayList<Object> created = new ArrayList<>(List.of(1L, 1800, "ann"));
        assertThat(sessions.putIfAbsent("id1", created)).isTrue();
        ArrayList<Object> accessed = new ArrayList<>(List.of(2L, 1800, "ann"));
        assertThat(sessions.replace("id1", created, accessed)).isTrue();
        assertThat(sessions.replace("id1", created, accessed)).isFalse();
        assertThat(sessions.remove("id1", created)).isFalse();
        sessions.put("id2", created);
        for (Cache.Entry<String, ArrayList> entry : sessions) {
            assertThat(entry.getValue()).contains("ann");
        }
        assertThat(sessions.remove("id1", accessed)).isTrue();
        sessions.removeAll(Set.of("id1", "id2"));
        assertThat(sessions).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void keepsAttributesAsBytes(String hive) {
        Hives.use(hive);
        CacheManager manager = manager(hive);
        manager.createCache(
                ATTRIBUTES, new MutableConfiguration<String, byte[]>().setTypes(String.class, byte[].class));
        Cache<String, byte[]> attributes = manager.getCache(ATTRIBUTES, String.class, byte[].class);

        attributes.put("id1.cart", new byte[] {1, 2});

        assertThat(manager.getCache(ATTRIBUTES, String.class, byte[].class)).isSameAs(attributes);
        assertThat(attributes.get("id1.cart")).containsExactly(1, 2);
        assertThat(attributes.getAndRemove("id1.cart")).containsExactly(1, 2);
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void switchesBeansOnLater(String hive) throws Exception {
        Hives.use(hive);
        CacheManager manager = manager(hive);
        Cache<String, ArrayList> sessions = manager.createCache(META, lists());
        manager.enableStatistics(META, true);
        manager.enableManagement(META, true);
        sessions.get("id1");

        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        CacheStatisticsMXBean statistics =
                JMX.newMXBeanProxy(server, bean("CacheStatistics"), CacheStatisticsMXBean.class);
        assertThat(statistics.getCacheMisses()).isOne();
        CacheMXBean configuration = JMX.newMXBeanProxy(server, bean("CacheConfiguration"), CacheMXBean.class);
        assertThat(configuration.isStatisticsEnabled()).isTrue();
        assertThat(configuration.getValueType()).isEqualTo(ArrayList.class.getName());
    }

    private static ObjectName bean(String type) throws Exception {
        Set<ObjectName> names = ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("javax.cache:type=" + type + ",Cache=" + META + ",*"), null);
        assertThat(names).hasSize(1);
        return names.iterator().next();
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void theLoserOfARaceToCreateIsToldByACacheException(String hive) {
        Hives.use(hive);
        CacheManager manager = manager(hive);
        manager.createCache(META, lists());
        assertThatExceptionOfType(CacheException.class).isThrownBy(() -> manager.createCache(META, lists()));
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void storesByReferenceOnlyWhereTheProviderSaysThatItCan(String hive) {
        Hives.use(hive);
        MutableConfiguration<String, ArrayList> configuration = lists();
        configuration.setStoreByValue(!provider.isSupported(OptionalFeature.STORE_BY_REFERENCE));

        Cache<String, ArrayList> sessions = manager(hive).createCache(META, configuration);

        ArrayList<Object> session = new ArrayList<>(List.of(1L));
        sessions.put("id1", session);
        assertThat(sessions.get("id1")).isEqualTo(session);
        assertThat(sessions.get("id1") == (Object) session).isEqualTo(!configuration.isStoreByValue());
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void closesTheProviderAndComesBack(String hive) {
        Hives.use(hive);
        Cache<String, ArrayList> sessions = manager(hive).createCache(META, lists());
        provider.close();
        assertThat(sessions.isClosed()).isTrue();
        manager(hive).createCache(META, lists()).put("id1", new ArrayList<>());
    }
}
