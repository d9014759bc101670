package io.hivecache.codec;

import java.lang.reflect.Method;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/** Lets objects replace themselves by {@link ReadResolve} after they are read. */
final class ResolvingDeserializers extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
        Method readResolve = ReadResolve.of(description.getBeanClass());
        return readResolve != null && deserializer instanceof BeanDeserializerBase
                ? new Resolving(deserializer, readResolve)
                : deserializer;
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
            return ReadResolve.invoke(readResolve, super.deserialize(parser, context));
        }
    }
}
