package io.hivecache.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.jsontype.impl.AsPropertyTypeSerializer;
import tools.jackson.databind.jsontype.impl.StdTypeResolverBuilder;

/**
 * Decides where JSON carries the name of a class: wherever the declared type does not tell it.
 *
 * <p>An object of exactly the declared class carries none, so plain JSON stays plain. Collections that are declared by
 * an ordinary type carry none either, for they come back equal by the contracts of List, Set and Map.
 */
final class ClassNameTyping extends StdTypeResolverBuilder {
    static final String PROPERTY = "@class";

    private static final Set<Class<?>> ORDINARY = Set.of(List.class, Set.class, Map.class);

    private final ClassNames names;

    ClassNameTyping(ClassNames names) {
        super(JsonTypeInfo.Id.CLASS, JsonTypeInfo.As.PROPERTY, PROPERTY, null);
        this.names = names;
    }

    @Override
    public @Nullable TypeSerializer buildTypeSerializer(
            SerializationContext context, JavaType declared, Collection<NamedType> subtypes) {
        if (isTold(declared)) {
            return null;
        }
        Class<?> unnamed = canBeExact(declared) ? declared.getRawClass() : null;
        return new AsPropertyTypeSerializer(new ClassNameResolver(declared, names), null, PROPERTY, unnamed);
    }

    @Override
    public @Nullable TypeDeserializer buildTypeDeserializer(
            DeserializationContext context, JavaType declared, Collection<NamedType> subtypes) {
        if (isTold(declared)) {
            return null;
        }
        return new ClassNameDeserializer(declared, new ClassNameResolver(declared, names));
    }

    @Override
    public ClassNameTyping withDefaultImpl(Class<?> ignored) {
        return this;
    }

    /** Answers whether the declared type is one that an object can be of, so that it need not be named. */
    static boolean canBeExact(JavaType declared) {
        return declared.isConcrete() && !declared.isJavaLangObject() && !declared.isContainerType();
    }

    private static boolean isTold(JavaType declared) {
        Class<?> raw = declared.getRawClass();
        if (declared.isContainerType()) {
            boolean sorted = SortedMap.class.isAssignableFrom(raw) || SortedSet.class.isAssignableFrom(raw);
            return ORDINARY.contains(raw) || declared.isArrayType() || (declared.isConcrete() && !sorted);
        }
        return raw == Map.Entry.class
                || declared.isPrimitive()
                || declared.isFinal()
                || declared.isEnumType()
                || declared.isReferenceType();
    }
}
