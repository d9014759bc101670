package io.hivecache.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.impl.AsPropertyTypeDeserializer;
import java.io.IOException;

/** What {@link ClassNameDeserializer} is, for Jackson 2. */
final class Jackson2ClassNameDeserializer extends AsPropertyTypeDeserializer {
    private static final long serialVersionUID = 1L;

    Jackson2ClassNameDeserializer(JavaType declared, TypeIdResolver names) {
        super(
                declared,
                names,
                Jackson2Typing.PROPERTY,
                false,
                Jackson2Typing.canBeExact(declared) ? declared : null,
                JsonTypeInfo.As.PROPERTY,
                true);
    }

    private Jackson2ClassNameDeserializer(Jackson2ClassNameDeserializer source, BeanProperty property) {
        super(source, property);
    }

    @Override
    public TypeDeserializer forProperty(BeanProperty property) {
        return property == _property ? this : new Jackson2ClassNameDeserializer(this, property);
    }

    @Override
    public Object deserializeTypedFromObject(JsonParser parser, DeserializationContext context) throws IOException {
        if (!hasDefaultImpl() || !parser.hasToken(JsonToken.START_OBJECT)) {
            return super.deserializeTypedFromObject(parser, context);
        }
        JsonToken first = parser.nextToken();
        if (first == JsonToken.FIELD_NAME && parser.currentName().equals(Jackson2Typing.PROPERTY)) {
            return super.deserializeTypedFromObject(parser, context);
        }
        return _findDefaultImplDeserializer(context).deserialize(parser, context);
    }
}
