package io.hivecache.jcache;

import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads settings from properties: the manager's own, then the JVM's, which win. */
final class PropertySources {

    static final String SYSTEM_PREFIX = "hivecache.";

    private PropertySources() {}

    /** Adds what the properties state to what is there, replacing the same keys. */
    static void addTo(Map<String, Assignment> assignments, @Nullable Properties properties) {
        if (properties != null) {
            addManager(assignments, properties);
        }
        addSystem(assignments);
    }

    /** Frameworks hand over properties of their own as well, so foreign keys are left alone. */
    private static void addManager(Map<String, Assignment> assignments, Properties properties) {
        for (String key : properties.stringPropertyNames()) {
            if (isOurs(key)) {
                add(assignments, "manager property", key, String.valueOf(properties.getProperty(key)));
            }
        }
        properties.forEach((key, value) -> {
            if (key instanceof String name && isOurs(name) && !(value instanceof String)) {
                throw new Assignment("manager property", name, "")
                        .mistake("must be a String, not a " + value.getClass().getName(), null);
            }
        });
    }

    private static boolean isOurs(String key) {
        return key.equals(SettingKey.HIVE) || key.startsWith(SettingKey.PREFIX);
    }

    private static void addSystem(Map<String, Assignment> assignments) {
        for (Map.Entry<Object, Object> property : System.getProperties().entrySet()) {
            if (property.getKey() instanceof String name
                    && name.startsWith(SYSTEM_PREFIX)
                    && property.getValue() instanceof String value) {
                add(assignments, "system property -D" + name, name.substring(SYSTEM_PREFIX.length()), value);
            }
        }
    }

    private static void add(Map<String, Assignment> assignments, String source, String key, String value) {
        assignments.put(key, new Assignment(source, key, value.strip()));
    }
}
