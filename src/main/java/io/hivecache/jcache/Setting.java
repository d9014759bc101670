package io.hivecache.jcache;

import io.hivecache.codec.AllowList;
import io.hivecache.codec.KeyFormat;
import io.hivecache.codec.OnUndecodable;
import io.hivecache.hive.Amounts;
import io.hivecache.hive.OnFailure;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/** The options of a cache that a configuration file knows: each says how it is read and what it changes. */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep no state
enum Setting {
    KEY_TYPE(
            "key-type",
            "a class name such as java.lang.String or byte[]",
            TypeName::parseClass,
            (cache, type, loader) -> cache.setTypes(asClass(type.resolve(loader)), cache.getValueType()),
            HiveConfiguration::getKeyType),

    VALUE_TYPE(
            "value-type",
            "a class name such as com.acme.Order, java.util.List<com.acme.Order> or byte[]",
            TypeName::parse,
            (cache, type, loader) -> applyValueType(cache, type.resolve(loader)),
            cache -> cache.getValueGenericType() instanceof Class<?> ? null : cache.getValueGenericType()),

    EXPIRY(
            "expiry",
            ExpiryText.ACCEPTED,
            ExpiryText::parse,
            (cache, factory, loader) -> cache.setExpiryPolicyFactory(factory),
            HiveConfiguration::getExpiryPolicyFactory),

    STORE_BY_VALUE("store-by-value", HiveConfiguration::setStoreByValue, HiveConfiguration::isStoreByValue),

    CODEC(
            "codec",
            "java, jackson, raw, or the name of a codec of your own or of its class",
            Acceptable::codecName,
            (cache, name, loader) -> cache.setCodec(name),
            HiveConfiguration::getCodec),

    ALLOW(
            "allow",
            "class names and packages with commas between them, such as com.acme.Order, com.acme.order.*, com.acme.**",
            Setting::patterns,
            (cache, patterns, loader) -> cache.setAllowList(patterns),
            HiveConfiguration::getAllowList),

    KEY_FORMATS(
            "key-formats",
            "names of classes that implement " + KeyFormat.class.getName() + ", with commas between them",
            Setting::listed,
            (cache, names, loader) -> cache.setKeyFormats(names),
            HiveConfiguration::getKeyFormats),

    MAX_ENTRIES(
            "max-entries",
            "a number such as 10000 or 10_000, or 0 for no bound",
            Amounts::count,
            (cache, number, loader) -> cache.setMaxEntries(number),
            Setting::isBounded),

    NEAR_MAX_ENTRIES(
            "near-max-entries",
            "a number such as 10000 or 10_000, or 0 for no copies",
            Amounts::count,
            (cache, number, loader) -> cache.setNearMaxEntries(number),
            cache -> cache.getNearMaxEntries() != 0),

    MAX_BYTES(
            "max-bytes",
            "a number of bytes such as 1048576, 64MiB, 64MB or 1GiB, or 0 for no bound",
            Amounts::bytes,
            (cache, number, loader) -> cache.setMaxBytes(number),
            Setting::isBounded),

    COMPRESS_ABOVE(
            "compress-above",
            "a number of bytes such as 4096, 4KiB or 1MiB, or 0 to compress nothing",
            Amounts::bytes,
            (cache, number, loader) -> cache.setCompressAbove(number),
            HiveConfiguration::getCompressAbove),

    WEIGHER(
            "weigher",
            "the name of a class that implements " + Weigher.class.getName(),
            TypeName::parseClass,
            (cache, type, loader) -> cache.setWeigherFactory(
                    NewInstance.<Weigher<Object, Object>>of(asClass(type.resolve(loader)), Weigher.class)),
            HiveConfiguration::getWeigherFactory),

    ON_FAILURE(
            "on-failure",
            "throw or miss",
            Setting::onFailure,
            (cache, choice, loader) -> cache.setOnFailure(choice),
            HiveConfiguration::getOnFailure),

    ON_UNDECODABLE(
            "on-undecodable",
            "throw or miss",
            Setting::onUndecodable,
            (cache, choice, loader) -> cache.setOnUndecodable(choice),
            HiveConfiguration::getOnUndecodable),

    STATISTICS("statistics", HiveConfiguration::setStatisticsEnabled, HiveConfiguration::isStatisticsEnabled),

    MANAGEMENT("management", HiveConfiguration::setManagementEnabled, HiveConfiguration::isManagementEnabled),

    READ_THROUGH("read-through", HiveConfiguration::setReadThrough, HiveConfiguration::isReadThrough),

    WRITE_THROUGH("write-through", HiveConfiguration::setWriteThrough, HiveConfiguration::isWriteThrough),

    LOADER(
            "loader",
            "the name of a class that implements " + CacheLoader.class.getName(),
            TypeName::parseClass,
            (cache, type, loader) -> cache.setCacheLoaderFactory(
                    NewInstance.<CacheLoader<Object, Object>>of(asClass(type.resolve(loader)), CacheLoader.class)),
            CompleteConfiguration::getCacheLoaderFactory),

    LOAD_LEASE(
            "load-lease",
            "a duration such as 5s or 500ms, or 0s for none",
            Setting::duration,
            (cache, duration, loader) -> cache.setLoadLease(duration),
            HiveConfiguration::getLoadLease),

    REFRESH_AFTER(
            "refresh-after",
            "a duration such as 8m or 500ms, or 0s for never",
            Setting::duration,
            (cache, duration, loader) -> cache.setRefreshAfter(duration),
            HiveConfiguration::getRefreshAfter),

    EVENTS(
            "events",
            "jvm, or hive for those of all JVMs",
            Setting::scope,
            (cache, scope, loader) -> cache.setEvents(scope),
            HiveConfiguration::getEvents),

    WRITER(
            "writer",
            "the name of a class that implements " + CacheWriter.class.getName(),
            TypeName::parseClass,
            (cache, type, loader) -> cache.setCacheWriterFactory(
                    NewInstance.<CacheWriter<Object, Object>>of(asClass(type.resolve(loader)), CacheWriter.class)),
            CompleteConfiguration::getCacheWriterFactory);

    /** A value that was read, waiting for a configuration and for the loader that finds the classes it names. */
    @FunctionalInterface
    interface Change {
        /** Applies the value; throws IllegalArgumentException if a class does not fit. */
        void applyTo(HiveConfiguration<Object, Object> cache, ClassLoader loader);
    }

    @FunctionalInterface
    private interface Setter<T> {
        void set(HiveConfiguration<Object, Object> cache, T value, ClassLoader loader);
    }

    @FunctionalInterface
    private interface Switch {
        void set(HiveConfiguration<Object, Object> cache, boolean on);
    }

    private static final HiveConfiguration<Object, Object> DEFAULTS = new HiveConfiguration<>();

    private final String key;
    private final String accepted;
    private final Function<String, Change> reader;
    private final Function<HiveConfiguration<?, ?>, @Nullable Object> getter;

    <T> Setting(
            String key,
            String accepted,
            Function<String, T> parser,
            Setter<T> setter,
            Function<HiveConfiguration<?, ?>, @Nullable Object> getter) {
        this.key = key;
        this.accepted = accepted;
        this.reader = text -> {
            T value = parser.apply(text);
            return (cache, loader) -> setter.set(cache, value, loader);
        };
        this.getter = getter;
    }

    Setting(String key, Switch setter, Function<HiveConfiguration<?, ?>, @Nullable Object> getter) {
        this(key, "true or false", Setting::bool, (cache, on, loader) -> setter.set(cache, on), getter);
    }

    /** Returns the option's name, the last part of its keys. */
    String key() {
        return key;
    }

    /** Returns what a value must look like, for people. */
    String accepted() {
        return accepted;
    }

    /** Reads a value. */
    Change read(Assignment assignment) {
        try {
            return reader.apply(assignment.value());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw assignment.unusable("; accepted: " + accepted, e);
        }
    }

    /** Returns whether a configuration leaves this at its default. */
    boolean isOpenIn(HiveConfiguration<?, ?> cache) {
        return Objects.equals(getter.apply(cache), getter.apply(DEFAULTS));
    }

    /** Returns the option with the longest name that ends a key, or null if none does. */
    static @Nullable Setting endOf(String key) {
        Setting longest = null;
        for (Setting setting : values()) {
            if (key.endsWith('.' + setting.key) && (longest == null || setting.key.length() > longest.key.length())) {
                longest = setting;
            }
        }
        return longest;
    }

    /** Returns the names of all options. */
    static List<String> keys() {
        return Stream.of(values()).map(Setting::key).toList();
    }

    /** A cache has one bound, so one of entries leaves none of bytes open, and the other way about. */
    private static boolean isBounded(HiveConfiguration<?, ?> cache) {
        return cache.getMaxEntries() != 0 || cache.getMaxBytes() != 0;
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false: " + text);
        };
    }

    private static EventScope scope(String text) {
        return switch (text) {
            case "jvm" -> EventScope.JVM;
            case "hive" -> EventScope.HIVE;
            default -> throw new IllegalArgumentException("neither jvm nor hive: " + text);
        };
    }

    private static Duration duration(String text) {
        javax.cache.expiry.Duration read = Amounts.duration(text);
        return Duration.ofMillis(read.isZero() ? 0 : read.getTimeUnit().toMillis(read.getDurationAmount()));
    }

    private static OnFailure onFailure(String text) {
        return switch (text) {
            case "throw" -> OnFailure.THROW;
            case "miss" -> OnFailure.MISS;
            default -> throw new IllegalArgumentException("neither throw nor miss: " + text);
        };
    }

    private static OnUndecodable onUndecodable(String text) {
        return OnUndecodable.valueOf(onFailure(text).name());
    }

    private static List<String> patterns(String text) {
        List<String> patterns = listed(text);
        AllowList.of(patterns);
        return patterns;
    }

    private static List<String> listed(String text) {
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (names.contains("")) {
            throw new IllegalArgumentException("a name is missing in '" + text + "'");
        }
        return names;
    }

    /** A value type set by code stays; one that agrees with it adds its type arguments. */
    private static void applyValueType(HiveConfiguration<Object, Object> cache, Type type) {
        Class<Object> raw = asClass(type);
        if (cache.getValueType().equals(Object.class)) {
            cache.setTypes(cache.getKeyType(), raw);
        }
        if (cache.getValueType().equals(raw)) {
            cache.setValueGenericType(type);
        }
    }

    @SuppressWarnings("unchecked") // a type named in a text is known only when the program runs
    private static Class<Object> asClass(Type type) {
        return (Class<Object>) GenericType.raw(type);
    }
}
