package io.hivecache.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What {@link FaithfulSerializers} is, for Jackson 2. */
final class Jackson2Serializers extends BeanSerializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonSerializer<?> modifySerializer(
            SerializationConfig config, BeanDescription description, JsonSerializer<?> serializer) {
        if (description.getType().isReferenceType()) {
            return new DeclaredOnly(serializer);
        }
        boolean bean = serializer instanceof BeanSerializerBase;
        return Faithfulness.isMissing(description.getBeanClass(), bean) ? new Refusing() : serializer;
    }

    private static final class Refusing extends JsonSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator generator, SerializerProvider context) {
            throw Faithfulness.refusal(value);
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator generator, SerializerProvider context, TypeSerializer type) {
            throw Faithfulness.refusal(value);
        }
    }

    /** A reference is written as what it refers to, so it can be told only from the declared type. */
    private static final class DeclaredOnly extends JsonSerializer<Object> implements ContextualSerializer {
        private final JsonSerializer<Object> serializer;

        @SuppressWarnings("unchecked") // It was found for the type of what it is given.
        DeclaredOnly(JsonSerializer<?> serializer) {
            this.serializer = (JsonSerializer<Object>) serializer;
        }

        @Override
        public JsonSerializer<?> createContextual(SerializerProvider context, @Nullable BeanProperty property)
                throws JsonMappingException {
            return new DeclaredOnly(context.handleSecondaryContextualization(serializer, property));
        }

        @Override
        public boolean isEmpty(SerializerProvider context, Object value) {
            return serializer.isEmpty(context, value);
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializerProvider context) throws IOException {
            serializer.serialize(value, generator, context);
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator generator, SerializerProvider context, TypeSerializer type) {
            throw Faithfulness.refusal(value);
        }
    }
}
