package io.hivecache.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.bean.BeanSerializerBase;
import tools.jackson.databind.ser.std.DelegatingSerializer;

/** Refuses to write what {@link Faithfulness} says Jackson would not bring back. */
final class FaithfulSerializers extends ValueSerializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public ValueSerializer<?> modifySerializer(
            SerializationConfig config, BeanDescription.Supplier description, ValueSerializer<?> serializer) {
        Class<?> type = description.getBeanClass();
        if (description.getType().isReferenceType()) {
            return new DeclaredOnly(serializer);
        }
        boolean bean = serializer instanceof BeanSerializerBase;
        return Faithfulness.isMissing(type, bean) ? new Refusing() : serializer;
    }

    private static final class Refusing extends ValueSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            throw Faithfulness.refusal(value);
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator generator, SerializationContext context, @Nullable TypeSerializer type) {
            throw Faithfulness.refusal(value);
        }
    }

    /** A reference is written as what it refers to, so it can be told only from the declared type. */
    private static final class DeclaredOnly extends DelegatingSerializer {
        DeclaredOnly(ValueSerializer<?> serializer) {
            super(serializer);
        }

        @Override
        protected ValueSerializer<Object> newDelegatingInstance(ValueSerializer<?> serializer) {
            return new DeclaredOnly(serializer);
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator generator, SerializationContext context, TypeSerializer type) {
            throw Faithfulness.refusal(value);
        }
    }
}
