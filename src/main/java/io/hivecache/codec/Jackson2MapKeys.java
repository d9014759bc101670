package io.hivecache.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.Serializers;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets Jackson 2 write the keys of maps as {@link MapKeyText}. */
final class Jackson2MapKeys extends Module {
    private final ClassNames names;
    private @Nullable JsonMapper mapper;

    Jackson2MapKeys(ClassNames names) {
        this.names = names;
    }

    /** Gives the mapper that this module has become part of. */
    void use(JsonMapper itself) {
        mapper = itself;
    }

    @Override
    public String getModuleName() {
        return Jackson2MapKeys.class.getName();
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addKeySerializers(new Serializers.Base() {
            @Override
            public @Nullable JsonSerializer<?> findSerializer(
                    SerializationConfig config, JavaType type, BeanDescription description) {
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

    private final class Writer extends JsonSerializer<Object> {
        private final MapKeyText text;

        Writer(MapKeyText text) {
            this.text = text;
        }

        @Override
        public void serialize(Object key, JsonGenerator generator, SerializerProvider context) throws IOException {
            generator.writeFieldName(
                    text.write(key, (type, part) -> mapper().writerFor(type).writeValueAsString(part)));
        }
    }

    private final class Reader extends KeyDeserializer {
        private final MapKeyText text;

        Reader(MapKeyText text) {
            this.text = text;
        }

        @Override
        public Object deserializeKey(String text, DeserializationContext context) throws IOException {
            return this.text.read(text, (type, json) -> mapper().readValue(json, type));
        }
    }
}
