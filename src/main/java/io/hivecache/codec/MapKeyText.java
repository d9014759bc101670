package io.hivecache.codec;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;

/**
 * The keys of maps, which JSON has as strings only, written so that they come back as what they were.
 *
 * <p>Keys that are declared as a String, a number, an enum or the like are plain strings. Of other keys, a String is
 * itself, and the rest are {@code @}, the name of the class, a colon, and the JSON of the key:
 * {@code "@java.lang.Integer:1"}. So is a String that begins with {@code @}.
 */
final class MapKeyText {
    private static final char MARK = '@';

    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Character.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            UUID.class,
            Instant.class,
            LocalDate.class,
            LocalDateTime.class);

    private final Class<?> declared;
    private final ClassNames allowed;

    MapKeyText(Class<?> declared, ClassNames names) {
        this.declared = declared;
        this.allowed = names.within(declared);
    }

    /** Writes the JSON of a key of a class. */
    interface ToJson {
        String write(Class<?> type, Object key) throws IOException;
    }

    /** Reads the JSON of a key of a class. */
    interface FromJson {
        Object read(Class<?> type, String json) throws IOException;
    }

    static boolean isPlain(Class<?> declared) {
        return PLAIN.contains(declared) || Enum.class.isAssignableFrom(declared);
    }

    String write(Object key, ToJson json) throws IOException {
        if (key instanceof String text && (text.isEmpty() || text.charAt(0) != MARK)) {
            return text;
        }
        Class<?> type = ClassNames.comesBackAs(key);
        return MARK + allowed.nameOf(type) + ':' + json.write(type, key);
    }

    Object read(String text, FromJson json) throws IOException {
        Object key = text.isEmpty() || text.charAt(0) != MARK ? text : marked(text, json);
        if (!declared.isInstance(key)) {
            throw new CodecException("it has a " + key.getClass().getName() + " as a key where only a "
                    + declared.getName() + " may be. Clear the cache");
        }
        return key;
    }

    private Object marked(String text, FromJson json) throws IOException {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new CodecException("it has a map with the key " + text + ", which names no class. Clear the cache");
        }
        return json.read(allowed.classOf(text.substring(1, colon)), text.substring(colon + 1));
    }
}
