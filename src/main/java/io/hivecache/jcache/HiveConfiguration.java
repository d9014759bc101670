package io.hivecache.jcache;

import io.hivecache.codec.AllowList;
import io.hivecache.codec.OnUndecodable;
import io.hivecache.hive.OnFailure;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/**
 * A cache configuration with the settings that Hivecache adds to those of JCache.
 *
 * <p>Nothing in it is required: a plain {@link MutableConfiguration} makes the same cache as a Hive configuration whose
 * own settings were left alone. Like its parent it may be changed until it is handed to {@code createCache}, which
 * copies it, and must not be changed by two threads at once. It can be serialized if its factories can.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public class HiveConfiguration<K, V> extends MutableConfiguration<K, V> {
    private static final long serialVersionUID = 1;

    private final Additions<K, V> own;

    /** Creates a configuration with the defaults of JCache and of Hivecache. */
    public HiveConfiguration() {
        own = new Additions<>();
    }

    /**
     * Creates a copy of any configuration, not null: with the settings of Hivecache if it is a Hive configuration, those
     * of JCache if it is a {@link CompleteConfiguration}, otherwise the types and store-by-value.
     */
    public HiveConfiguration(Configuration<K, V> configuration) {
        super(complete(configuration));
        own = configuration instanceof HiveConfiguration<K, V> hive ? new Additions<>(hive.own) : new Additions<>();
    }

    private static <K, V> CompleteConfiguration<K, V> complete(Configuration<K, V> configuration) {
        Objects.requireNonNull(configuration, "configuration");
        return configuration instanceof CompleteConfiguration<K, V> complete
                ? complete
                : new MutableConfiguration<K, V>()
                        .setTypes(configuration.getKeyType(), configuration.getValueType())
                        .setStoreByValue(configuration.isStoreByValue());
    }

    /** Returns the name of the codec that turns values into bytes, or that of its class; null means {@code java}. */
    public @Nullable String getCodec() {
        return own.codec;
    }

    /**
     * Chooses the codec that turns values into bytes.
     *
     * @param codec {@code java}, {@code jackson}, {@code raw}, the name of a codec of your own or of its class; null for
     *     the default. Whether it exists is checked when the cache is created.
     * @return this configuration
     * @throws IllegalArgumentException if the name is empty or has a space in it
     */
    public HiveConfiguration<K, V> setCodec(@Nullable String codec) {
        own.codec = codec == null ? null : Acceptable.codecName(codec);
        return this;
    }

    /** Returns the patterns of the classes that content may be decoded to, not modifiable; null if none were set. */
    public @Nullable Set<String> getAllowList() {
        return own.allowList == null ? null : Collections.unmodifiableSet(own.allowList);
    }

    /**
     * Sets the patterns of the classes that content may be decoded to.
     *
     * @param patterns class names such as {@code com.acme.Order}, packages such as {@code com.acme.*} or, with those
     *     below, {@code com.acme.**}; null for the default
     * @return this configuration
     * @throws IllegalArgumentException if a pattern is none of these
     */
    public HiveConfiguration<K, V> setAllowList(@Nullable Collection<String> patterns) {
        if (patterns != null) {
            AllowList.of(patterns);
        }
        own.allowList = patterns == null ? null : new LinkedHashSet<>(patterns);
        return this;
    }

    /** Returns the names of the classes that give keys a text, in their order, not modifiable. */
    public Set<String> getKeyFormats() {
        return Collections.unmodifiableSet(own.keyFormats);
    }

    /**
     * Names the classes that give keys a text, before those that a {@link java.util.ServiceLoader} finds. On an embedded
     * hive, where keys are objects, they are not asked.
     *
     * @param classNames the names of classes that implement {@link io.hivecache.codec.KeyFormat}; of two for one class of
     *     keys the first counts. Whether they exist is checked when the cache is created.
     * @return this configuration
     */
    public HiveConfiguration<K, V> setKeyFormats(Collection<String> classNames) {
        own.keyFormats = new LinkedHashSet<>(classNames);
        return this;
    }

    /** Returns how many entries the cache may hold, 0 if it is not bounded by entries. */
    public long getMaxEntries() {
        return own.maxEntries;
    }

    /**
     * Bounds the cache by its entries.
     *
     * @param maxEntries how many entries the cache may hold, 0 for as many as there are
     * @return this configuration
     * @throws IllegalArgumentException if the number is negative
     */
    public HiveConfiguration<K, V> setMaxEntries(long maxEntries) {
        own.maxEntries = Acceptable.notNegative("max-entries", "unbounded", maxEntries);
        return this;
    }

    /** Returns of how many entries of a remote hive this JVM may keep a copy, 0 if it keeps none. */
    public long getNearMaxEntries() {
        return own.nearMaxEntries;
    }

    /**
     * Lets a cache in a remote hive keep copies of entries in this JVM, which {@code get} answers without asking the
     * servers. These push what changes, so that a copy is older than the entry by no more than the time that takes; what
     * this cache itself has changed is never answered from an older copy. Without effect on a hive inside the JVM, with an
     * expiry policy that reacts to access, with refresh-after, and where servers do not push.
     *
     * @param nearMaxEntries of how many entries copies may be kept, 0 for none
     * @return this configuration
     * @throws IllegalArgumentException if the number is negative
     */
    public HiveConfiguration<K, V> setNearMaxEntries(long nearMaxEntries) {
        own.nearMaxEntries = Acceptable.notNegative("near-max-entries", "no copies", nearMaxEntries);
        return this;
    }

    /** Returns how many bytes the entries of the cache may take, 0 if it is not bounded by bytes. */
    public long getMaxBytes() {
        return own.maxBytes;
    }

    /**
     * Bounds the cache by the bytes of its entries; if it stores by reference, that needs a
     * {@linkplain #setWeigherFactory weigher}.
     *
     * @param maxBytes how many bytes the entries may take, 0 for as many as they need
     * @return this configuration
     * @throws IllegalArgumentException if the number is negative
     */
    public HiveConfiguration<K, V> setMaxBytes(long maxBytes) {
        own.maxBytes = Acceptable.notNegative("max-bytes", "unbounded", maxBytes);
        return this;
    }

    /** Returns the size in bytes above which values are compressed, 0 if none are. */
    public long getCompressAbove() {
        return own.compressAbove;
    }

    /**
     * Compresses values where they are kept as bytes: in a remote hive, and in an embedded one that is bounded by bytes.
     * It may be changed at any time, and differ from JVM to JVM, as each reads what the other writes.
     *
     * @param compressAbove the size of a value's content in bytes above which it is compressed, 0 to compress nothing
     * @return this configuration
     * @throws IllegalArgumentException if the number is negative
     */
    public HiveConfiguration<K, V> setCompressAbove(long compressAbove) {
        own.compressAbove = Acceptable.notNegative("compress-above", "nothing", compressAbove);
        return this;
    }

    /** Returns the factory of the weigher, or null if entries weigh what their bytes are. */
    public @Nullable Factory<Weigher<K, V>> getWeigherFactory() {
        return own.weigherFactory;
    }

    /**
     * Sets what weighs the entries of a cache that is bounded by bytes.
     *
     * @param factory makes the weigher when the cache is created; null if entries weigh what their bytes are
     * @return this configuration
     */
    @SuppressWarnings("unchecked") // a factory only produces, so one of a subtype is one of the type
    public HiveConfiguration<K, V> setWeigherFactory(@Nullable Factory<? extends Weigher<K, V>> factory) {
        own.weigherFactory = (Factory<Weigher<K, V>>) factory;
        return this;
    }

    /** Returns the type of the values with its type arguments, if that was set; otherwise {@link #getValueType()}. */
    public Type getValueGenericType() {
        return own.valueGenericType == null ? getValueType() : own.valueGenericType;
    }

    /**
     * Sets the type of the values with its type arguments, for codecs such as {@code jackson} that bind to it.
     *
     * @param type a type such as {@code List<Order>} whose class is {@link #getValueType()}, so call
     *     {@link #setTypes(Class, Class) setTypes} first; null to go by {@link #getValueType()} alone
     * @return this configuration
     * @throws IllegalArgumentException if its class is not {@link #getValueType()} or if it has a type variable in it
     */
    public HiveConfiguration<K, V> setValueGenericType(@Nullable Type type) {
        if (type != null && !GenericType.raw(type).equals(getValueType())) {
            throw new IllegalArgumentException("The generic value type " + type.getTypeName()
                    + " does not agree with the value type " + getValueType().getTypeName()
                    + "; call setTypes(keyType, " + GenericType.raw(type).getTypeName() + ".class) first");
        }
        own.valueGenericType = type != null && GenericType.of(type) instanceof GenericType generic ? generic : null;
        return this;
    }

    /** Returns for how long the JVMs leave it to one of them to load an entry; 0 if each loads for itself. */
    public Duration getLoadLease() {
        return own.loadLease;
    }

    /**
     * Lets one JVM load a missing entry for all that share the hive, while the others wait for it.
     *
     * @param lease how long a load takes at most: if its JVM dies, another takes over after this time; 0 if each JVM is to
     *     load for itself
     * @return this configuration
     * @throws IllegalArgumentException if the duration is negative, or not a whole number of milliseconds
     */
    public HiveConfiguration<K, V> setLoadLease(Duration lease) {
        own.loadLease = Acceptable.wholeMillis("load-lease", lease);
        return this;
    }

    /** Returns how old an entry is that is loaded anew when it is read; 0 if none is. */
    public Duration getRefreshAfter() {
        return own.refreshAfter;
    }

    /**
     * Lets old entries be loaded anew in the background while {@code get} answers what is there.
     *
     * @param age how old an entry is then, less than the life that the expiry policy, which must be JSR-107's for creation
     *     or modification, gives it; 0 if none is to be. Nothing is refreshed without read-through.
     * @return this configuration
     * @throws IllegalArgumentException if the duration is negative, or not a whole number of milliseconds
     */
    public HiveConfiguration<K, V> setRefreshAfter(Duration age) {
        own.refreshAfter = Acceptable.wholeMillis("refresh-after", age);
        return this;
    }

    /** Returns what the cache does while its hive cannot be reached; {@link OnFailure#THROW} if nothing was set. */
    public OnFailure getOnFailure() {
        return own.onFailure;
    }

    /** Chooses what the cache does while its hive cannot be reached, as an embedded one always can. */
    public HiveConfiguration<K, V> setOnFailure(OnFailure onFailure) {
        own.onFailure = Objects.requireNonNull(onFailure, "onFailure");
        return this;
    }

    /** Returns what the cache makes of content in a remote hive that cannot be decoded. */
    public OnUndecodable getOnUndecodable() {
        return own.onUndecodable;
    }

    /** Chooses what the cache makes of content in a remote hive that cannot be decoded. */
    public HiveConfiguration<K, V> setOnUndecodable(OnUndecodable onUndecodable) {
        own.onUndecodable = Objects.requireNonNull(onUndecodable, "onUndecodable");
        return this;
    }

    /** Returns whose changes asynchronous listeners hear of. */
    public EventScope getEvents() {
        return own.events;
    }

    /** Chooses whose changes asynchronous listeners hear of; synchronous ones hear of those of this JVM. */
    public HiveConfiguration<K, V> setEvents(EventScope scope) {
        own.events = Objects.requireNonNull(scope, "scope");
        return this;
    }

    /**
     * {@inheritDoc}
     *
     * <p>A {@linkplain #setValueGenericType generic value type} of another class is forgotten.
     */
    @Override
    public HiveConfiguration<K, V> setTypes(Class<K> keyType, Class<V> valueType) {
        super.setTypes(keyType, valueType);
        if (own.valueGenericType != null
                && !GenericType.raw(own.valueGenericType).equals(valueType)) {
            own.valueGenericType = null;
        }
        return this;
    }

    @Override
    public HiveConfiguration<K, V> addCacheEntryListenerConfiguration(
            CacheEntryListenerConfiguration<K, V> configuration) {
        super.addCacheEntryListenerConfiguration(configuration);
        return this;
    }

    @Override
    public HiveConfiguration<K, V> removeCacheEntryListenerConfiguration(
            CacheEntryListenerConfiguration<K, V> configuration) {
        super.removeCacheEntryListenerConfiguration(configuration);
        return this;
    }

    @Override
    public HiveConfiguration<K, V> setCacheLoaderFactory(@Nullable Factory<? extends CacheLoader<K, V>> factory) {
        super.setCacheLoaderFactory(factory);
        return this;
    }

    @Override
    public HiveConfiguration<K, V> setCacheWriterFactory(
            @Nullable Factory<? extends CacheWriter<? super K, ? super V>> factory) {
        super.setCacheWriterFactory(factory);
        return this;
    }

    @Override
    public HiveConfiguration<K, V> setExpiryPolicyFactory(@Nullable Factory<? extends ExpiryPolicy> factory) {
        super.setExpiryPolicyFactory(factory);
        return this;
    }

    @Override
    public HiveConfiguration<K, V> setReadThrough(boolean readThrough) {
        super.setReadThrough(readThrough);
        return this;
    }

    @Override
    public HiveConfiguration<K, V> setWriteThrough(boolean writeThrough) {
        super.setWriteThrough(writeThrough);
        return this;
    }

    @Override
    public HiveConfiguration<K, V> setStoreByValue(boolean storeByValue) {
        super.setStoreByValue(storeByValue);
        return this;
    }

    @Override
    public HiveConfiguration<K, V> setStatisticsEnabled(boolean enabled) {
        super.setStatisticsEnabled(enabled);
        return this;
    }

    @Override
    public HiveConfiguration<K, V> setManagementEnabled(boolean enabled) {
        super.setManagementEnabled(enabled);
        return this;
    }

    /** Compares all settings; a plain {@link MutableConfiguration} counts as one that leaves those of Hivecache alone. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof MutableConfiguration<?, ?> that
                && super.equals(that)
                && isManagementEnabled() == that.isManagementEnabled()
                && own.isSameAs(that instanceof HiveConfiguration<?, ?> hive ? hive.own : new Additions<>());
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
