package io.hivecache.jcache;

import io.hivecache.codec.AllowList;
import io.hivecache.codec.ByReference;
import io.hivecache.codec.ByValue;
import io.hivecache.codec.Bytes;
import io.hivecache.codec.CacheClassLoader;
import io.hivecache.codec.Codec;
import io.hivecache.codec.CodecContext;
import io.hivecache.codec.CodecException;
import io.hivecache.codec.CodecFactories;
import io.hivecache.codec.Compressed;
import io.hivecache.codec.Copied;
import io.hivecache.codec.Decodable;
import io.hivecache.codec.DecodableKeys;
import io.hivecache.codec.Encoded;
import io.hivecache.codec.Form;
import io.hivecache.codec.Immutables;
import io.hivecache.codec.KeyFormats;
import io.hivecache.codec.KeyText;
import io.hivecache.codec.OnUndecodable;
import io.hivecache.hive.Engine;
import io.hivecache.hive.Format;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveObserver;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.Limit;
import io.hivecache.operation.DecodableHive;
import io.hivecache.operation.Figures;
import io.hivecache.operation.Store;
import io.hivecache.operation.Types;
import io.hivecache.operation.Undecodable;
import java.lang.System.Logger.Level;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import javax.cache.CacheException;
import javax.cache.configuration.Factory;
import org.jspecify.annotations.Nullable;

/** Opens the hive of a cache and chooses the forms in which its keys and values lie there. */
final class StoreFactory<K, V> {
    private static final System.Logger LOG = System.getLogger(StoreFactory.class.getName());
    private static final String DEFAULT_CODEC = "java";

    private final String name;
    private final HiveConfiguration<K, V> configuration;
    private final ClassLoader loader;

    StoreFactory(String name, HiveConfiguration<K, V> configuration, ClassLoader loader) {
        this.name = name;
        this.configuration = configuration;
        this.loader = CacheClassLoader.forDecoding(loader);
    }

    /**
     * Opens the hive.
     *
     * @param figures where is counted what cannot be decoded
     * @throws CacheException if the configuration asks for what cannot be
     */
    Store<K, V, Object, Object> open(Engine engine, HiveObserver<Object> observer, Figures figures) {
        Types<K, V> types = new Types<>(name, configuration.getKeyType(), configuration.getValueType());
        if (!engine.keepsObjects() && !configuration.isStoreByValue()) {
            throw new UnsupportedOperationException(
                    "cache '" + name + "': a remote hive keeps bytes, so it cannot store by reference; store by value");
        }
        Form<K, Object> keys;
        Form<V, Object> values;
        try {
            keys = engine.keepsObjects() ? liveKeys() : remoteKeys(figures);
            values = engine.keepsObjects() ? liveValues(engine) : remoteValues(engine, figures);
        } catch (IllegalArgumentException | IllegalStateException | CodecException e) {
            throw new CacheException("cache '" + name + "': " + e.getMessage(), e);
        }
        HiveSettings<Object, Object> settings =
                new HiveSettings<>(name, limit(engine, keys, values), Store.matching(name, values), observer, format());
        Hive<Object, Object> hive = engine.open(settings.withNearEntries(configuration.getNearMaxEntries()));
        return new Store<>(
                types,
                values instanceof Decodable<V> decodable ? new DecodableHive<>(hive, decodable) : hive,
                keys,
                values);
    }

    /** Untyped, the content of most codecs is what it would be if it were typed; only JSON then names its classes. */
    private Format format() {
        boolean namesClasses = codecName().equals("jackson");
        return new Format(
                codecName(),
                typeName(configuration.getKeyType(), false),
                typeName(configuration.getValueGenericType(), namesClasses));
    }

    private static String typeName(Type type, boolean untypedIsOther) {
        return type == Object.class && !untypedIsOther ? Format.ANY : type.getTypeName();
    }

    private Form<K, Object> liveKeys() {
        boolean shared = !configuration.isStoreByValue() || Immutables.areAllImmutable(configuration.getKeyType());
        return shared ? new ByReference<>() : new ByValue<>(keyCodec());
    }

    private Form<V, Object> liveValues(Engine engine) {
        if (!configuration.isStoreByValue()) {
            return new ByReference<>();
        }
        Codec<V> codec = valueCodec(allowList());
        if (configuration.getMaxBytes() > 0) {
            return Bytes.asObjects(compressed(codec, engine));
        }
        if (!codecName().equals(DEFAULT_CODEC) || allowList().isRestricted()) {
            return new Encoded<>(codec);
        }
        return Immutables.areAllImmutable(configuration.getValueType())
                ? new ByReference<>()
                : new Copied<>(codec, loader);
    }

    private Form<K, Object> remoteKeys(Figures figures) {
        Form<K, Object> keys = textKeys();
        return missesUndecodable() ? new DecodableKeys<>(keys, new Undecodable(name, figures)) : keys;
    }

    private Form<V, Object> remoteValues(Engine engine, Figures figures) {
        Codec<V> codec = compressed(valueCodec(remoteAllowList()), engine);
        return missesUndecodable()
                ? new Decodable<>(Bytes.asObjects(codec), new Undecodable(name, figures))
                : Bytes.asObjects(new CountedCodec<>(codec, figures));
    }

    private boolean missesUndecodable() {
        return configuration.getOnUndecodable() == OnUndecodable.MISS;
    }

    /** What the cache may keep. Servers that others use, too, have one limit for all, and it is theirs. */
    private Limit<Object, Object> limit(Engine engine, Form<K, Object> keys, Form<V, Object> values) {
        Limit<Object, Object> limit = limit(keys, values);
        if (engine.keepsObjects() || limit instanceof Limit.None) {
            return limit;
        }
        LOG.log(
                Level.WARNING,
                "cache '" + name
                        + "': max-entries and max-bytes bound a cache inside the JVM, and have no effect on this "
                        + "one, which is on a server; set the server's maxmemory and an eviction policy, or let entries expire");
        return new Limit.None<>();
    }

    @SuppressWarnings("unchecked") // the aliases of hives that do not keep objects are strings
    private Form<K, Object> textKeys() {
        CodecContext context = new CodecContext(configuration.getKeyType(), loader, remoteAllowList());
        Form<K, ?> text = new KeyText<K>(context, KeyFormats.find(configuration.getKeyFormats(), loader));
        return (Form<K, Object>) text;
    }

    private Codec<K> keyCodec() {
        return codec(DEFAULT_CODEC, configuration.getKeyType(), allowList());
    }

    private Codec<V> valueCodec(AllowList allowList) {
        return codec(codecName(), configuration.getValueGenericType(), allowList);
    }

    /** Compresses nothing unless that is set, but reads what other JVMs compress. */
    private Codec<V> compressed(Codec<V> codec, Engine engine) {
        long above = configuration.getCompressAbove();
        return new Compressed<>(codec, above == 0 ? Long.MAX_VALUE : above, engine.maxContentBytes());
    }

    private String codecName() {
        return configuration.getCodec() == null ? DEFAULT_CODEC : configuration.getCodec();
    }

    private <T> Codec<T> codec(String codecName, Type type, AllowList allowList) {
        return CodecFactories.find(codecName, loader).create(new CodecContext(type, loader, allowList));
    }

    /** What an embedded hive keeps never left this JVM, so everything may come back unless the user says otherwise. */
    private AllowList allowList() {
        Set<String> patterns = configuration.getAllowList();
        return patterns == null
                ? AllowList.everything()
                : AllowList.of(patterns).plus(configuration.getKeyType(), configuration.getValueType());
    }

    /** Whoever can write to the servers could name any class, so only the configured types come back and what the user says. */
    private AllowList remoteAllowList() {
        Set<String> patterns = configuration.getAllowList();
        return AllowList.of(patterns == null ? Set.of() : patterns)
                .plus(configuration.getKeyType(), configuration.getValueType());
    }

    private Limit<Object, Object> limit(Form<K, Object> keys, Form<V, Object> values) {
        Factory<Weigher<K, V>> weigher = configuration.getWeigherFactory();
        if (configuration.getMaxEntries() > 0 && configuration.getMaxBytes() > 0) {
            throw refused("both max-entries and max-bytes are set; choose one");
        }
        if (weigher != null && (configuration.isStoreByValue() || configuration.getMaxBytes() == 0)) {
            throw refused("a weigher is only for a cache that stores by reference and has max-bytes");
        }
        if (configuration.getMaxEntries() > 0) {
            return new Limit.Entries<>(configuration.getMaxEntries());
        }
        if (configuration.getMaxBytes() == 0) {
            return new Limit.None<>();
        }
        return new Limit.Weight<>(configuration.getMaxBytes(), weight(weigher, keys, values));
    }

    private ToIntBiFunction<Object, Object> weight(
            @Nullable Factory<Weigher<K, V>> weigher, Form<K, Object> keys, Form<V, Object> values) {
        if (configuration.isStoreByValue()) {
            Codec<K> codec = keyCodec();
            return (alias, content) -> bytes(codec, keys.toObject(alias)) + ((byte[]) content).length;
        }
        if (weigher == null) {
            throw refused("max-bytes for a cache that stores by reference needs a weigher, which tells the bytes of an "
                    + "entry; set one, or store by value, or use max-entries");
        }
        Weigher<K, V> given = weigher.create();
        return (alias, content) -> weigh(given, keys.toObject(alias), values.toObject(content));
    }

    private int bytes(Codec<K> codec, K key) {
        try {
            return codec.encode(key).length;
        } catch (CodecException e) {
            throw new CacheException("cache '" + name + "': the key's bytes cannot be counted: " + e.getMessage(), e);
        }
    }

    private int weigh(Weigher<K, V> weigher, K key, V value) {
        int bytes;
        try {
            bytes = weigher.weigh(key, value);
        } catch (RuntimeException e) {
            throw new CacheException("cache '" + name + "': the weigher failed: " + e, e);
        }
        if (bytes < 0) {
            throw refused("the weigher " + weigher.getClass().getName() + " answered " + bytes
                    + " bytes; it must answer 0 or more");
        }
        return bytes;
    }

    private CacheException refused(String why) {
        return new CacheException("cache '" + name + "': " + why);
    }
}
