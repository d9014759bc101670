package io.hivecache.codec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Writes one key, with all its parts, in the notation that {@link KeyText} describes. */
final class KeyWriter {
    /** What is nested deeper is no key, but most likely nested in itself. */
    static final int MAX_DEPTH = 100;

    private final Map<String, KeyFormat<?>> formats;
    private final AllowList allowList;
    private StringBuilder out = new StringBuilder();
    private int depth;

    private KeyWriter(Map<String, KeyFormat<?>> formats, AllowList allowList) {
        this.formats = formats;
        this.allowList = allowList;
    }

    /**
     * Answers what stands for a value.
     *
     * @param formats by the names of their classes
     * @param allowList the classes that may be written
     * @throws CodecException if nothing can
     */
    static String write(Object value, Map<String, KeyFormat<?>> formats, AllowList allowList) {
        KeyWriter writer = new KeyWriter(formats, allowList);
        writer.value(value);
        return writer.out.toString();
    }

    private void value(@Nullable Object value) {
        if (value instanceof String text) {
            QuotedText.append(out, text);
        } else if (value instanceof Long number) {
            out.append(number.longValue()).append('L');
        } else if (value == null || value instanceof Integer || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Class<?> named) {
            allowList.checkWritten(named);
            scalar("Class", named.getName());
        } else {
            named(value);
        }
    }

    private void named(Object value) {
        Class<?> type = value.getClass();
        KeyScalar<?> scalar = KeyScalars.of(type);
        KeyFormat<?> format = formats.get(type.getName());
        if (scalar != null) {
            scalar(scalar.name(), scalar.textOf(value));
        } else if (format != null) {
            scalar(nameOf(type), textOf(value, format));
        } else if (value instanceof Enum<?> constant) {
            allowList.checkWritten(constant.getDeclaringClass());
            out.append(nameOf(constant.getDeclaringClass())).append('.').append(identifier(type, constant.name()));
        } else {
            composite(value);
        }
    }

    private static <K> String textOf(Object value, KeyFormat<K> format) {
        return format.format(format.type().cast(value));
    }

    private void scalar(String name, String text) {
        out.append(name).append('(');
        QuotedText.appendBare(out, text);
        out.append(')');
    }

    private void composite(Object value) {
        if (++depth > MAX_DEPTH) {
            throw new CodecException("A " + value.getClass().getName() + " is nested too deep for a key in a hive that"
                    + " keeps keys as text, or in itself: up to " + MAX_DEPTH + " levels can be written");
        }
        if (value instanceof List<?> list) {
            call("List", list);
        } else if (value instanceof Set<?> set) {
            requireOrdinaryEquality(set, set, set instanceof SortedSet<?> sorted ? sorted.comparator() : null);
            sorted("Set", set);
        } else if (value instanceof Map<?, ?> map) {
            requireOrdinaryEquality(
                    map, map.keySet(), map instanceof SortedMap<?, ?> sorted ? sorted.comparator() : null);
            sorted("Map", map.entrySet());
        } else if (value instanceof Map.Entry<?, ?> entry) {
            out.append("Entry(");
            entry(entry);
            out.append(')');
        } else if (value instanceof Optional<?> optional) {
            call("Optional", optional.stream().toList());
        } else if (value.getClass().isArray()) {
            throw new CodecException(
                    "An array cannot be a key, or an element of a collection in a key, for no other array"
                            + " is equal to it: use a list or a string");
        } else {
            parts(value);
        }
        depth--;
    }

    /** What a comparator takes for equal need not be; and an identity is another in each JVM. */
    private static void requireOrdinaryEquality(Object value, Set<?> keys, @Nullable Comparator<?> comparator) {
        boolean compared = value instanceof SortedSet || value instanceof SortedMap;
        if ((comparator != null && comparator != Comparator.naturalOrder())
                || (compared && keys.stream().anyMatch(BigDecimal.class::isInstance))
                || value instanceof IdentityHashMap) {
            throw new CodecException(
                    "A " + value.getClass().getName() + " that compares otherwise than by equals cannot"
                            + " be a key, or part of one, in a hive that keeps keys as text: use a HashSet or HashMap");
        }
    }

    private void call(String name, Collection<?> values) {
        out.append(name).append('(');
        String separator = "";
        for (Object each : values) {
            out.append(separator);
            value(each);
            separator = ",";
        }
        out.append(')');
    }

    /** In the order of the texts, for sets have none, or each its own. */
    private void sorted(String name, Set<?> values) {
        StringBuilder before = out;
        List<String> texts = new ArrayList<>(values.size());
        for (Object each : values) {
            out = new StringBuilder();
            if (name.equals("Map")) {
                entry((Map.Entry<?, ?>) each);
            } else {
                value(each);
            }
            texts.add(out.toString());
        }
        out = before;
        Collections.sort(texts);
        out.append(name).append('(').append(String.join(",", texts)).append(')');
    }

    private void entry(Map.Entry<?, ?> entry) {
        value(entry.getKey());
        out.append('=');
        value(entry.getValue());
    }

    private void parts(Object value) {
        Class<?> type = value.getClass();
        KeyClass keys = KeyClass.of(type);
        @Nullable Object[] values = keys.values(value);
        if (keys.shape() instanceof KnownShape known) {
            out.append(known.name());
            list(known.isList() && values[0] instanceof Object[] elements ? elements : values);
            return;
        }
        allowList.checkWritten(type);
        out.append(nameOf(type));
        char separator = '(';
        List<KeyShape.Part> parts = keys.shape().parts();
        for (int i = 0; i < parts.size(); i++) {
            out.append(separator).append(parts.get(i).name()).append('=');
            part(values[i]);
            separator = ',';
        }
        out.append(parts.isEmpty() ? "()" : ")");
    }

    private void list(@Nullable Object[] parts) {
        out.append('(');
        for (int i = 0; i < parts.length; i++) {
            out.append(i == 0 ? "" : ",");
            part(parts[i]);
        }
        out.append(')');
    }

    private void part(@Nullable Object value) {
        if (value instanceof Object[] array) {
            if (++depth > MAX_DEPTH) {
                throw new CodecException("An array in a key is nested too deep, or in itself");
            }
            out.append(KeyArrays.OBJECTS);
            list(array);
            depth--;
        } else if (value != null && value.getClass().isArray()) {
            scalar(value.getClass().getSimpleName(), KeyArrays.text(value));
        } else {
            value(value);
        }
    }

    /** Names with a dot are those of classes; others are of this notation. */
    private static String nameOf(Class<?> type) {
        String name = type.getName();
        return identifier(type, name.indexOf('.') < 0 ? "." + name : name);
    }

    private static String identifier(Class<?> type, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!KeyReader.isOfName(name.charAt(i))) {
                throw KeyClass.refusal(type, "'" + name + "' is no name that Java allows");
            }
        }
        return name;
    }
}
