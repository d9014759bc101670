package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.hivecache.codec.OnUndecodable;
import io.hivecache.hive.OnFailure;
import io.hivecache.jcache.Orders.Order;
import io.hivecache.jcache.Orders.Scales;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiveConfigurationTest {

    private static final CacheEntryListenerConfiguration<String, Order> LISTENER =
            new MutableCacheEntryListenerConfiguration<>(
                    FactoryBuilder.<CacheEntryCreatedListener<String, Order>>factoryOf("Listener"), null, false, true);

    private static HiveConfiguration<String, Order> full() {
        return new HiveConfiguration<String, Order>()
                .setTypes(String.class, Order.class)
                .setCodec("jackson")
                .setAllowList(List.of("com.acme.*", "com.acme.order.**"))
                .setOnFailure(OnFailure.MISS)
                .setOnUndecodable(OnUndecodable.MISS)
                .setKeyFormats(List.of("com.acme.OneFormat"))
                .setMaxEntries(10)
                .setMaxBytes(20)
                .setCompressAbove(30)
                .setWeigherFactory(new NewInstance<>(Scales.class))
                .setEvents(EventScope.HIVE)
                .setLoadLease(java.time.Duration.ofSeconds(5))
                .setRefreshAfter(java.time.Duration.ofMinutes(5))
                .setCacheLoaderFactory(new NewInstance<>(Orders.Loader.class))
                .setCacheWriterFactory(new NewInstance<>(Orders.Writer.class))
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR))
                .addCacheEntryListenerConfiguration(LISTENER)
                .setReadThrough(true)
                .setWriteThrough(true)
                .setStoreByValue(false)
                .setStatisticsEnabled(true)
                .setManagementEnabled(true);
    }

    private static Stream<Consumer<HiveConfiguration<String, Order>>> changes() {
        return Stream.of(
                cache -> cache.setTypes(String.class, anotherClass()),
                cache -> cache.setCodec(null),
                cache -> cache.setAllowList(List.of("com.acme.*")),
                cache -> cache.setAllowList(null),
                cache -> cache.setOnFailure(OnFailure.THROW),
                cache -> cache.setOnUndecodable(OnUndecodable.THROW),
                cache -> cache.setKeyFormats(List.of()),
                cache -> cache.setMaxEntries(11),
                cache -> cache.setMaxBytes(0),
                cache -> cache.setCompressAbove(0),
                cache -> cache.setWeigherFactory(null),
                cache -> cache.setEvents(EventScope.JVM),
                cache -> cache.setLoadLease(java.time.Duration.ZERO),
                cache -> cache.setRefreshAfter(java.time.Duration.ZERO),
                cache -> cache.setCacheLoaderFactory(null),
                cache -> cache.setCacheWriterFactory(null),
                cache -> cache.setExpiryPolicyFactory(null),
                cache -> cache.removeCacheEntryListenerConfiguration(LISTENER),
                cache -> cache.setReadThrough(false),
                cache -> cache.setWriteThrough(false),
                cache -> cache.setStoreByValue(true),
                cache -> cache.setStatisticsEnabled(false),
                cache -> cache.setManagementEnabled(false));
    }

    @SuppressWarnings("unchecked") // any other class does
    private static Class<Order> anotherClass() {
        return (Class<Order>) (Class<?>) Object.class;
    }

    @Test
    void startsWithTheDefaultsOfJCacheAndNoBounds() {
        HiveConfiguration<Object, Object> fresh = new HiveConfiguration<>();

        assertThat(fresh).isEqualTo(new MutableConfiguration<>()).hasSameHashCodeAs(new MutableConfiguration<>());
        assertThat(fresh.getCodec()).isNull();
        assertThat(fresh.getAllowList()).isNull();
        assertThat(fresh.getOnFailure()).isEqualTo(OnFailure.THROW);
        assertThat(fresh.getOnUndecodable()).isEqualTo(OnUndecodable.THROW);
        assertThat(fresh.getKeyFormats()).isEmpty();
        assertThat(fresh.getMaxEntries()).isZero();
        assertThat(fresh.getMaxBytes()).isZero();
        assertThat(fresh.getCompressAbove()).isZero();
        assertThat(fresh.getWeigherFactory()).isNull();
        assertThat(fresh.getEvents()).isEqualTo(EventScope.JVM);
        assertThat(fresh.getLoadLease()).isZero();
        assertThat(fresh.getRefreshAfter()).isZero();
        assertThat(fresh.getValueGenericType()).isEqualTo(Object.class);
    }

    @Test
    void answersWhatWasSet() {
        assertThat(full().getCodec()).isEqualTo("jackson");
        assertThat(full().getAllowList()).containsExactly("com.acme.*", "com.acme.order.**");
        assertThat(full().getOnFailure()).isEqualTo(OnFailure.MISS);
        assertThat(full().getOnUndecodable()).isEqualTo(OnUndecodable.MISS);
        assertThat(full().getKeyFormats()).containsExactly("com.acme.OneFormat");
        assertThat(full().getMaxEntries()).isEqualTo(10);
        assertThat(full().getMaxBytes()).isEqualTo(20);
        assertThat(full().getCompressAbove()).isEqualTo(30);
        assertThat(full().getWeigherFactory()).isEqualTo(new NewInstance<>(Scales.class));
        assertThat(full().getRefreshAfter()).isEqualTo(java.time.Duration.ofMinutes(5));
        assertThat(full().getEvents()).isEqualTo(EventScope.HIVE);
        assertThat(full().getLoadLease()).isEqualTo(java.time.Duration.ofSeconds(5));
        assertThat(full().getCacheEntryListenerConfigurations()).containsExactly(LISTENER);
        assertThat(full().getExpiryPolicyFactory()).isEqualTo(CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void differsInEverySetting(Consumer<HiveConfiguration<String, Order>> change) {
        HiveConfiguration<String, Order> changed = full();
        change.accept(changed);

        assertThat(changed).isNotEqualTo(full());
        assertThat(full()).isNotEqualTo(changed);
    }

    @Test
    void differsInTheGenericValueType() {
        HiveConfiguration<Object, List<?>> orders = lists().setValueGenericType(Orders.typeOf("list"));

        assertThat(orders).isNotEqualTo(lists()).isEqualTo(lists().setValueGenericType(Orders.typeOf("list")));
    }

    @Test
    void equalsAPlainConfigurationOnlyWithoutSettingsOfItsOwn() {
        MutableConfiguration<Object, Object> plain = new MutableConfiguration<>().setReadThrough(true);

        assertThat(new HiveConfiguration<>(plain)).isEqualTo(plain).hasSameHashCodeAs(plain);
        assertThat(new HiveConfiguration<>(plain).setCodec("raw")).isNotEqualTo(plain);
        assertThat(new HiveConfiguration<>()).isNotEqualTo(plain).isNotEqualTo("configuration");
    }

    @Test
    void copiesAHiveConfigurationWhole() {
        HiveConfiguration<String, Order> original = full();
        HiveConfiguration<String, Order> copy = new HiveConfiguration<>(original);

        assertThat(copy).isEqualTo(full()).hasSameHashCodeAs(full());
        original.setAllowList(List.of()).setCodec("raw").removeCacheEntryListenerConfiguration(LISTENER);
        assertThat(copy).isEqualTo(full());
    }

    @Test
    void copiesWhatAPlainConfigurationStates() {
        Configuration<String, Order> plain = new Configuration<>() {
            private static final long serialVersionUID = 1;

            @Override
            public Class<String> getKeyType() {
                return String.class;
            }

            @Override
            public Class<Order> getValueType() {
                return Order.class;
            }

            @Override
            public boolean isStoreByValue() {
                return false;
            }
        };

        assertThat(new HiveConfiguration<>(plain))
                .isEqualTo(new MutableConfiguration<String, Order>()
                        .setTypes(String.class, Order.class)
                        .setStoreByValue(false));
    }

    @Test
    void keepsItsOwnCopyOfTheAllowList() {
        List<String> patterns = new ArrayList<>(List.of("com.acme.*"));
        HiveConfiguration<Object, Object> cache = new HiveConfiguration<>().setAllowList(patterns);
        patterns.add("com.evil.*");

        assertThat(cache.getAllowList()).containsExactly("com.acme.*").isUnmodifiable();
    }

    @Test
    void survivesSerialization() throws Exception {
        HiveConfiguration<String, Order> unlistened = full().removeCacheEntryListenerConfiguration(LISTENER);
        HiveConfiguration<Object, List<?>> generic = lists().setValueGenericType(Orders.typeOf("list"));

        assertThat(copyBySerialization(unlistened)).isEqualTo(unlistened);
        assertThat(copyBySerialization(generic)).isEqualTo(generic);
    }

    private static Object copyBySerialization(Object original) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void takesAGenericTypeOfTheValueType() {
        HiveConfiguration<Object, List<?>> orders = lists().setValueGenericType(Orders.typeOf("list"));

        assertThat(orders.getValueGenericType()).isEqualTo(Orders.typeOf("list"));
        assertThat(orders.setValueGenericType(null).getValueGenericType()).isEqualTo(List.class);
        assertThat(orders.setValueGenericType(List.class)).isEqualTo(lists());
    }

    @Test
    void refusesAGenericTypeOfAnotherClass() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HiveConfiguration<>().setValueGenericType(Orders.typeOf("list")))
                .withMessage(
                        "The generic value type java.util.List<io.hivecache.jcache.Orders$Order> does not agree with"
                                + " the value type java.lang.Object; call setTypes(keyType, java.util.List.class) first");
    }

    @Test
    void forgetsTheGenericTypeWithItsClass() {
        HiveConfiguration<Object, List<?>> orders = lists().setValueGenericType(Orders.typeOf("list"));
        Class<List<?>> same = orders.getValueType();

        assertThat(orders.setTypes(Object.class, same).getValueGenericType()).isEqualTo(Orders.typeOf("list"));
        assertThat(orders.setTypes(Object.class, listClass(ArrayList.class)).getValueGenericType())
                .isEqualTo(ArrayList.class);
    }

    private static HiveConfiguration<Object, List<?>> lists() {
        return new HiveConfiguration<Object, List<?>>().setTypes(Object.class, listClass(List.class));
    }

    @SuppressWarnings("unchecked") // class literals have no type arguments
    private static Class<List<?>> listClass(Class<?> type) {
        return (Class<List<?>>) type;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "java ", "java jackson"})
    void refusesWhatIsNoCodecName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HiveConfiguration<>().setCodec(name))
                .withMessage("A codec is java, jackson, raw or the name of a class, not '" + name + "'");
    }

    @Test
    void refusesNegativeBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HiveConfiguration<>().setMaxEntries(-1))
                .withMessage("max-entries must be 0 (unbounded) or more, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HiveConfiguration<>().setMaxBytes(-5))
                .withMessage("max-bytes must be 0 (unbounded) or more, not -5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HiveConfiguration<>().setLoadLease(java.time.Duration.ofNanos(1)))
                .withMessage("load-lease must be 0 (off) or some milliseconds, not PT0.000000001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HiveConfiguration<>().setRefreshAfter(java.time.Duration.ofMillis(-1)))
                .withMessage("refresh-after must be 0 (off) or some milliseconds, not PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HiveConfiguration<>().setCompressAbove(-1))
                .withMessage("compress-above must be 0 (nothing) or more, not -1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "com.acme.Or*", "*", "com acme"})
    void refusesWhatIsNoPattern(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HiveConfiguration<>().setAllowList(Arrays.asList("com.acme.*", pattern)))
                .withMessageContaining("'" + pattern + "'");
    }

    @Test
    void refusesToCopyNothing() {
        assertThatNullPointerException()
                .isThrownBy(() -> new HiveConfiguration<>(null))
                .withMessage("configuration");
    }
}
