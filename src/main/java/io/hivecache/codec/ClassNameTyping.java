package io.hivecache.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.jsontype.TypeIdResolver;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.jsontype.impl.StdTypeResolverBuilder;

/**
 * Decides where JSON carries the name of a class: wherever the declared type does not tell it.
 *
 * <p>An object of exactly the declared class carries none, so plain JSON stays plain. Collections that are declared by
 * an ordinary type carry none either, for they come back equal by the contracts of List, Set and Map.
 */
final class ClassNameTyping extends StdTypeResolverBuilder {
    static final String PROPERTY = "@class";

    private final ClassNames names;

    @SuppressWarnings("deprecation") // the one constructor that 3.1 and 3.2 both have
    ClassNameTyping(ClassNames names) {
        super(JsonTypeInfo.Id.CLASS, JsonTypeInfo.As.PROPERTY, PROPERTY);
        this.names = names;
    }

    @Override
    public @Nullable TypeSerializer buildTypeSerializer(
            SerializationContext context, JavaType declared, Collection<NamedType> subtypes) {
        if (isTold(declared)) {
            return null;
        }
        return super.buildTypeSerializer(context, declared, subtypes);
    }

    @Override
    protected TypeIdResolver idResolver(
            DatabindContext context,
            JavaType declared,
            PolymorphicTypeValidator validator,
            Collection<NamedType> subtypes,
            boolean forWriting,
            boolean forReading) {
        Class<?> unnamed = forWriting && canBeExact(declared) ? declared.getRawClass() : null;
        return new ClassNameResolver(declared, names, unnamed);
    }

    @Override
    public @Nullable TypeDeserializer buildTypeDeserializer(
            DeserializationContext context, JavaType declared, Collection<NamedType> subtypes) {
        if (isTold(declared)) {
            return null;
        }
        return new ClassNameDeserializer(declared, new ClassNameResolver(declared, names, null));
    }

    @Override
    public ClassNameTyping withDefaultImpl(Class<?> ignored) {
        return this;
    }

    /** Answers whether the declared type is one that an object can be of, so that it need not be named. */
    static boolean canBeExact(JavaType declared) {
        return TypingRules.canBeExact(declared.getRawClass(), declared.isContainerType());
    }

    private static boolean isTold(JavaType declared) {
        return TypingRules.isTold(declared.getRawClass(), declared.isContainerType(), declared.isReferenceType());
    }
}
