package io.hivecache.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.jsontype.TypeIdResolver;
import tools.jackson.databind.jsontype.impl.AsPropertyTypeDeserializer;

/** Looks for the name of a class in the first property only, where we write it, instead of buffering the object. */
final class ClassNameDeserializer extends AsPropertyTypeDeserializer {
    private static final long serialVersionUID = 1L;

    ClassNameDeserializer(JavaType declared, TypeIdResolver names) {
        super(
                declared,
                names,
                ClassNameTyping.PROPERTY,
                false,
                ClassNameTyping.canBeExact(declared) ? declared : null,
                JsonTypeInfo.As.PROPERTY,
                true);
    }

    private ClassNameDeserializer(ClassNameDeserializer source, BeanProperty property) {
        super(source, property);
    }

    @Override
    public TypeDeserializer forProperty(BeanProperty property) {
        return property == _property ? this : new ClassNameDeserializer(this, property);
    }

    @Override
    public Object deserializeTypedFromObject(JsonParser parser, DeserializationContext context) {
        if (!hasDefaultImpl() || !parser.hasToken(JsonToken.START_OBJECT)) {
            return super.deserializeTypedFromObject(parser, context);
        }
        JsonToken first = parser.nextToken();
        if (first == JsonToken.PROPERTY_NAME && parser.currentName().equals(ClassNameTyping.PROPERTY)) {
            return super.deserializeTypedFromObject(parser, context);
        }
        return _findDefaultImplDeserializer(context).deserialize(parser, context);
    }
}
