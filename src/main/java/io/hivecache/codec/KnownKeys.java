package io.hivecache.codec;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys of frameworks. Their text has the simple name of the class and no names of fields. They may always be read:
 * their constructors do no harm.
 *
 * <p>Hibernate's keeps a hash that its types have computed. It is not in the text, for with an enum in the key it
 * differs from JVM to JVM, and is computed again as ordinary types compute it.
 */
enum KnownKeys {
    SIMPLE("org.springframework.cache.interceptor.SimpleKey", values -> values, "params"),

    ENTITY(
            "org.hibernate.cache.internal.BasicCacheKeyImplementation",
            values -> new @Nullable Object[] {values[1], values[0], hash(values[1])},
            "entityOrRoleName",
            "id"),

    ENTITY_OF_TENANT(
            "org.hibernate.cache.internal.CacheKeyImplementation",
            values -> new @Nullable Object[] {
                values[1], values[0], values[2], 31 * hash(values[1]) + Objects.hashCode(values[2])
            },
            "entityOrRoleName",
            "id",
            "tenantId"),

    NATURAL_ID(
            "org.hibernate.cache.internal.NaturalIdCacheKey",
            values -> new @Nullable Object[] {
                values[1], values[0], values[2], hash(Objects.hashCode(values[2]), listed(values[1]))
            },
            "entityName",
            "naturalIdValues",
            "tenantId"),

    PARAMETERS(
            "org.hibernate.query.internal.QueryParameterBindingsImpl$ParameterBindingsMementoImpl",
            values -> new @Nullable Object[] {values[0], hash(0, listed(values[0]))},
            "values"),

    QUERY(
            "org.hibernate.cache.spi.QueryKey",
            values -> new @Nullable Object[] {
                values[0], values[1], values[2], values[3], new LinkedHashSet<>(Arrays.asList(listed(values[4])))
            },
            "sqlQueryString",
            "parameterBindingsMemento",
            "firstRow",
            "maxRows",
            "enabledFilterNames");

    final String className;
    final List<String> fields;

    /** Makes the arguments of the constructor out of the values of the fields. */
    final Function<@Nullable Object[], @Nullable Object[]> arguments;

    KnownKeys(String className, Function<@Nullable Object[], @Nullable Object[]> arguments, String... fields) {
        this.className = className;
        this.fields = List.of(fields);
        this.arguments = arguments;
    }

    /** Answers the name in the text. */
    String simpleName() {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    /** Answers the known key with this class name, or null if there is none. */
    static @Nullable KnownKeys ofClass(String className) {
        for (KnownKeys known : values()) {
            if (known.className.equals(className)) {
                return known;
            }
        }
        return null;
    }

    /** Answers the known key with this simple name, or null if there is none. */
    static @Nullable KnownKeys named(String simpleName) {
        for (KnownKeys known : values()) {
            if (known.simpleName().equals(simpleName)) {
                return known;
            }
        }
        return null;
    }

    private static @Nullable Object[] listed(@Nullable Object values) {
        return values instanceof Object[] several ? several : new @Nullable Object[] {values};
    }

    private static int hash(@Nullable Object value) {
        if (value instanceof Object[] component) {
            return hash(17, component);
        }
        return value != null && value.getClass().isArray()
                ? Arrays.deepHashCode(new Object[] {value}) - 31
                : Objects.hashCode(value);
    }

    private static int hash(int start, @Nullable Object... values) {
        int hash = start;
        for (Object value : values) {
            hash = 37 * hash + hash(value);
        }
        return hash;
    }
}
