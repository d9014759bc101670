package io.hivecache.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
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

/** Lets Jackson 3 write the keys of maps as {@link MapKeyText}. */
final class MapKeys extends JacksonModule {
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
                return MapKeyText.isPlain(type.getRawClass()) ? null : new Writer(text(type));
            }
        });
        context.addKeyDeserializers(
                (type, config, description) -> MapKeyText.isPlain(type.getRawClass()) ? null : new Reader(text(type)));
    }

    private MapKeyText text(JavaType declared) {
        return new MapKeyText(declared.getRawClass(), names);
    }

    private JsonMapper mapper() {
        return Objects.requireNonNull(mapper, "mapper");
    }

    private final class Writer extends ValueSerializer<Object> {
        private final MapKeyText text;

        Writer(MapKeyText text) {
            this.text = text;
        }

        @Override
        public void serialize(Object key, JsonGenerator generator, SerializationContext context) {
            try {
                generator.writeName(
                        text.write(key, (type, part) -> mapper().writerFor(type).writeValueAsString(part)));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    private final class Reader extends KeyDeserializer {
        private final MapKeyText text;

        Reader(MapKeyText text) {
            this.text = text;
        }

        @Override
        public Object deserializeKey(String text, DeserializationContext context) {
            try {
                return this.text.read(text, (type, json) -> mapper().readValue(json, type));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
