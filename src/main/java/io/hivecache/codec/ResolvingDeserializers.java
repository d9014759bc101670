package io.hivecache.codec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Lets objects replace themselves after they are read, by the method {@code readResolve} of Java serialization, so that a
 * singleton such as Spring's {@code NullValue} stays one.
 */
final class ResolvingDeserializers extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
        Method readResolve = replacement(description.getBeanClass());
        return readResolve != null && deserializer instanceof BeanDeserializerBase
                ? new Resolving(deserializer, readResolve)
                : deserializer;
    }

    private static @Nullable Method replacement(Class<?> type) {
        try {
            Method method = type.getDeclaredMethod("readResolve");
            return method.trySetAccessible() ? method : null;
        } catch (NoSuchMethodException none) {
            return null;
        }
    }

    private static final class Resolving extends DelegatingDeserializer {
        private final Method readResolve;

        Resolving(ValueDeserializer<?> deserializer, Method readResolve) {
            super(deserializer);
            this.readResolve = readResolve;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> deserializer) {
            return new Resolving(deserializer, readResolve);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            Object read = super.deserialize(parser, context);
            try {
                return readResolve.invoke(read);
            } catch (InvocationTargetException failure) {
                throw new CodecException(
                        "the method readResolve of " + read.getClass().getName() + " failed: " + failure.getCause(),
                        failure.getCause());
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
