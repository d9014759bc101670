package io.hivecache.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.Serializers;

/**
 * Writes the keys of maps, which JSON has as strings only, so that they come back as what they were.
 *
 * <p>Keys that are declared as a String, a number, an enum or the like are plain strings. Of other keys, a String is
 * itself, and the rest are {@code @}, the name of the class, a colon, and the JSON of the key:
 * {@code "@java.lang.Integer:1"}. So is a String that begins with {@code @}.
 */
final class MapKeys extends JacksonModule {
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

    private final ClassNames names;
    private @Nullable JsonMapper mapper;

    MapKeys(ClassNames names) {
        this.names = names;
    }

    /** Gives the mapper that this module has become part of. */
    void use(JsonMapper itself) {
        mapper = itself;
    }

    @Override
    public String getModuleName() {
        return MapKeys.class.getName();
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addKeySerializers(new Serializers.Base() {
            @Override
            public @Nullable ValueSerializer<?> findSerializer(
                    SerializationConfig config,
                    JavaType type,
                    BeanDescription.Supplier description,
                    JsonFormat.@Nullable Value format) {
                return isPlain(type) ? null : new Writer(names.within(type.getRawClass()));
            }
        });
        context.addKeyDeserializers((type, config, description) ->
                isPlain(type) ? null : new Reader(type, names.within(type.getRawClass())));
    }

    private static boolean isPlain(JavaType type) {
        return PLAIN.contains(type.getRawClass()) || type.isEnumType();
    }

    private JsonMapper mapper() {
        return Objects.requireNonNull(mapper, "mapper");
    }

    private final class Writer extends ValueSerializer<Object> {
        private final ClassNames allowed;

        Writer(ClassNames allowed) {
            this.allowed = allowed;
        }

        @Override
        public void serialize(Object key, JsonGenerator generator, SerializationContext context) {
            if (key instanceof String text && (text.isEmpty() || text.charAt(0) != MARK)) {
                generator.writeName(text);
                return;
            }
            Class<?> type = ClassNames.comesBackAs(key);
            generator.writeName(
                    MARK + allowed.nameOf(type) + ':' + mapper().writerFor(type).writeValueAsString(key));
        }
    }

    private final class Reader extends KeyDeserializer {
        private final JavaType declared;
        private final ClassNames allowed;

        Reader(JavaType declared, ClassNames allowed) {
            this.declared = declared;
            this.allowed = allowed;
        }

        @Override
        public Object deserializeKey(String text, DeserializationContext context) {
            Object key = text.isEmpty() || text.charAt(0) != MARK ? text : marked(text);
            if (!declared.getRawClass().isInstance(key)) {
                throw new CodecException("it has a " + key.getClass().getName() + " as a key where only a "
                        + declared.getRawClass().getName() + " may be. Clear the cache");
            }
            return key;
        }

        private Object marked(String text) {
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw new CodecException(
                        "it has a map with the key " + text + ", which names no class. Clear the cache");
            }
            JavaType type = mapper().constructType(allowed.classOf(text.substring(1, colon)));
            return mapper().readValue(text.substring(colon + 1), type);
        }
    }
}
