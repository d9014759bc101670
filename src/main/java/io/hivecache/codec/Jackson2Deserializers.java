package io.hivecache.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.lang.reflect.Method;

/** What {@link ResolvingDeserializers} is, for Jackson 2. */
final class Jackson2Deserializers extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
        Method readResolve = ReadResolve.of(description.getBeanClass());
        return readResolve != null && deserializer instanceof BeanDeserializerBase
                ? new Resolving(deserializer, readResolve)
                : deserializer;
    }

    private static final class Resolving extends DelegatingDeserializer {
        private static final long serialVersionUID = 1L;

        private final transient Method readResolve;

        Resolving(JsonDeserializer<?> deserializer, Method readResolve) {
            super(deserializer);
            this.readResolve = readResolve;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
            return new Resolving(deserializer, readResolve);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return ReadResolve.invoke(readResolve, super.deserialize(parser, context));
        }
    }
}
