package io.hivecache.jcache;

import io.hivecache.jcache.Setting.Change;
import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.cache.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * What a manager was told by a file, by properties and by system properties: the hive's address and the options of
 * caches.
 *
 * <p>Immutable. Classes are named, not held, so that settings keep no class loader.
 */
final class Settings {

    static final URI DEFAULT_HIVE = URI.create("hive:embedded");

    /** The settings of a manager that was told nothing. */
    static final Settings NONE = new Settings(DEFAULT_HIVE, Map.of());

    private final URI hive;
    private final Map<String, Map<Setting, Given>> caches;

    /** An option's value with the place that states it. */
    private record Given(Assignment assignment, Change change) {

        void applyTo(HiveConfiguration<Object, Object> cache, ClassLoader loader) {
            try {
                change.applyTo(cache, loader);
            } catch (IllegalArgumentException e) {
                throw assignment.unusable("", e);
            }
        }
    }

    private Settings(URI hive, Map<String, Map<Setting, Given>> caches) {
        this.hive = hive;
        this.caches = caches;
    }

    /**
     * Loads the settings of a manager.
     *
     * @param uri a hive's address, or where the configuration file is; null for neither
     * @param loader finds a configuration file on the class path
     * @param properties the manager's own; keys other than {@code hive} and {@code cache.…} are left to others
     * @throws javax.cache.CacheException if there is a mistake, naming its place, its key and the nearest known key
     */
    static Settings load(@Nullable URI uri, ClassLoader loader, @Nullable Properties properties) {
        boolean address = uri == null || HiveAddress.is(uri);
        URI base = uri != null && address ? uri : DEFAULT_HIVE;
        Map<String, Assignment> assignments = new LinkedHashMap<>();
        if (uri != null && !address) {
            assignments.putAll(SettingsFile.parse(SettingsLocation.read(uri, loader)));
        }
        PropertySources.addTo(assignments, properties);
        return assignments.isEmpty() && base.equals(DEFAULT_HIVE) ? NONE : of(base, assignments.values());
    }

    /** Returns the settings that are assigned, each key once, in addition to a hive's address. */
    static Settings of(URI base, Collection<Assignment> assignments) {
        URI hive = base;
        Map<String, Map<Setting, Given>> caches = new LinkedHashMap<>();
        for (Assignment assignment : assignments) {
            if (assignment.key().equals(SettingKey.HIVE)) {
                hive = HiveAddress.read(assignment);
            } else {
                SettingKey key = SettingKey.of(assignment);
                Given given = new Given(assignment, key.setting().read(assignment));
                caches.computeIfAbsent(key.cache(), name -> new EnumMap<>(Setting.class))
                        .put(key.setting(), given);
            }
        }
        caches.values().forEach(Settings::checkBounds);
        return new Settings(hive, caches);
    }

    private static void checkBounds(Map<Setting, Given> options) {
        Given entries = options.get(Setting.MAX_ENTRIES);
        Given bytes = options.get(Setting.MAX_BYTES);
        if (entries != null && bytes != null) {
            throw bytes.assignment.mistake(
                    "is a second bound beside " + entries.assignment.key() + " (" + entries.assignment.source()
                            + "); a cache is bounded by entries or by bytes, so keep one of them",
                    null);
        }
    }

    /** Returns the address of the hive that holds the caches. */
    URI hive() {
        return hive;
    }

    /** Returns the names of the caches that have options of their own, in the order in which they were first named. */
    Set<String> cacheNames() {
        Set<String> names = new LinkedHashSet<>(caches.keySet());
        names.remove(SettingKey.TEMPLATE);
        return Collections.unmodifiableSet(names);
    }

    /** Returns the configuration of a cache for which code gives none. */
    <K, V> HiveConfiguration<K, V> declared(String name, ClassLoader loader) {
        return merge(name, new HiveConfiguration<>(), loader);
    }

    /**
     * Returns the configuration of a cache for which code gives one: what code leaves at its default is taken from the
     * cache's own options, then from the template's. A bound of either kind, entries or bytes, replaces both kinds.
     *
     * @throws javax.cache.CacheException if a class that an option names is not found or does not fit
     */
    <K, V> HiveConfiguration<K, V> merge(String name, Configuration<K, V> given, ClassLoader loader) {
        HiveConfiguration<K, V> merged = new HiveConfiguration<>(given);
        if (!caches.isEmpty()) {
            fill(merged, optionsOf(name), loader);
        }
        return merged;
    }

    private Map<Setting, Given> optionsOf(String name) {
        Map<Setting, Given> options = new EnumMap<>(Setting.class);
        options.putAll(caches.getOrDefault(SettingKey.TEMPLATE, Map.of()));
        Map<Setting, Given> own = caches.getOrDefault(name, Map.of());
        if (own.containsKey(Setting.MAX_ENTRIES) || own.containsKey(Setting.MAX_BYTES)) {
            options.remove(Setting.MAX_ENTRIES);
            options.remove(Setting.MAX_BYTES);
        }
        options.putAll(own);
        return options;
    }

    @SuppressWarnings("unchecked") // the file's types replace only those that code left open
    private static void fill(HiveConfiguration<?, ?> cache, Map<Setting, Given> options, ClassLoader loader) {
        options.forEach((setting, given) -> {
            if (setting.isOpenIn(cache)) {
                given.applyTo((HiveConfiguration<Object, Object>) cache, loader);
            }
        });
    }
}
