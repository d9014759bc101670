package io.hivecache.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.jsontype.impl.AsPropertyTypeSerializer;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What {@link ClassNameTyping} is, for Jackson 2. */
final class Jackson2Typing extends StdTypeResolverBuilder {
    static final String PROPERTY = "@class";

    private static final long serialVersionUID = 1L;

    private final transient ClassNames names;

    Jackson2Typing(ClassNames names) {
        super(JsonTypeInfo.Id.CLASS, JsonTypeInfo.As.PROPERTY, PROPERTY);
        this.names = names;
    }

    @Override
    public @Nullable TypeSerializer buildTypeSerializer(
            SerializationConfig config, JavaType declared, Collection<NamedType> subtypes) {
        if (isTold(declared)) {
            return null;
        }
        Class<?> unnamed = canBeExact(declared) ? declared.getRawClass() : null;
        return new AsPropertyTypeSerializer(
                new Jackson2Resolver(declared, names, config.getTypeFactory(), unnamed), null, PROPERTY);
    }

    @Override
    public @Nullable TypeDeserializer buildTypeDeserializer(
            DeserializationConfig config, JavaType declared, Collection<NamedType> subtypes) {
        if (isTold(declared)) {
            return null;
        }
        return new Jackson2ClassNameDeserializer(
                declared, new Jackson2Resolver(declared, names, config.getTypeFactory(), null));
    }

    @Override
    public Jackson2Typing withDefaultImpl(Class<?> ignored) {
        return this;
    }

    static boolean canBeExact(JavaType declared) {
        return TypingRules.canBeExact(declared.getRawClass(), declared.isContainerType());
    }

    private static boolean isTold(JavaType declared) {
        return TypingRules.isTold(declared.getRawClass(), declared.isContainerType(), declared.isReferenceType());
    }
}
