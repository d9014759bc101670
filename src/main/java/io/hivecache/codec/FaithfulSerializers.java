package io.hivecache.codec;

import java.util.Calendar;
import java.util.Optional;
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

/**
 * Refuses to write what Jackson would write but not bring back: a calendar without its zone, a timestamp without its
 * nanoseconds, an exception without its message, an object of the JDK by its getters, an {@link Optional} as what is in
 * it where nothing says that it was one.
 */
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
        return isUnfaithful(type, bean) ? new Refusing() : serializer;
    }

    private static boolean isUnfaithful(Class<?> type, boolean bean) {
        return type == Object.class
                || Throwable.class.isAssignableFrom(type)
                || Calendar.class.isAssignableFrom(type)
                || type.getName().equals("java.sql.Timestamp")
                || type.getName().equals("java.sql.Time")
                || (bean && ClassNames.isOfJdk(type));
    }

    private static CodecException refusal(Object value) {
        return new CodecException(
                "a " + value.getClass().getName() + " would not come back as it was. Choose the codec 'java'");
    }

    private static final class Refusing extends ValueSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            throw refusal(value);
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator generator, SerializationContext context, @Nullable TypeSerializer type) {
            throw refusal(value);
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
            throw refusal(value);
        }
    }
}
