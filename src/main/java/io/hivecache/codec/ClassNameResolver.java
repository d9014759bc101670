package io.hivecache.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.TypeIdResolver;
import tools.jackson.databind.type.TypeFactory;

/**
 * Names the classes of the objects that one declared type admits, and finds them by their names. The collections of
 * enums are named with the enum: {@code java.util.EnumSet<com.acme.Color>}.
 */
final class ClassNameResolver implements TypeIdResolver {
    private final JavaType declared;
    private final ClassNames names;
    private final @Nullable Class<?> unnamed;

    /** Objects of the class that is not named are answered no name, whereupon Jackson writes none; null if all are named. */
    ClassNameResolver(JavaType declared, ClassNames names, @Nullable Class<?> unnamed) {
        this.declared = declared;
        this.names = names.within(declared.getRawClass());
        this.unnamed = unnamed;
    }

    @Override
    public void init(JavaType type) {}

    @Override
    public @Nullable String idFromValue(DatabindContext context, Object value) {
        if (value.getClass() == unnamed) {
            return null;
        }
        Class<?> constants = TypingRules.enumOf(value);
        if (constants != null) {
            Class<?> raw = value instanceof Map ? EnumMap.class : EnumSet.class;
            return raw.getName() + '<' + names.nameOf(constants) + '>';
        }
        Class<?> named = ClassNames.comesBackAs(value);
        if (named != value.getClass() && !TypingRules.isEmpty(value)) {
            refuseElementType(context.constructType(value.getClass()));
        }
        return names.nameOf(declared.getRawClass().isAssignableFrom(named) ? named : value.getClass());
    }

    /** A collection whose class tells its elements' type writes them without names, as an ordinary one cannot read. */
    private static void refuseElementType(JavaType own) {
        boolean keysToldApart = own.isMapLikeType() && !own.getKeyType().isJavaLangObject();
        boolean elementsToldApart =
                own.isContainerType() && !own.getContentType().isJavaLangObject();
        if (keysToldApart || elementsToldApart) {
            throw TypingRules.elementsTold(own.getRawClass());
        }
    }

    @Override
    public @Nullable String idFromValueAndType(DatabindContext context, @Nullable Object value, Class<?> type) {
        return value == null ? type.getName() : idFromValue(context, value);
    }

    @Override
    public String idFromBaseType(DatabindContext context) {
        return declared.getRawClass().getName();
    }

    @Override
    public JavaType typeFromId(DatabindContext context, String name) {
        JavaType named = named(context.getTypeFactory(), name);
        if (!declared.getRawClass().isAssignableFrom(named.getRawClass())) {
            throw TypingRules.misfit(name, declared.getRawClass());
        }
        return named;
    }

    private JavaType named(TypeFactory types, String name) {
        int open = name.indexOf('<');
        if (open > 0 && name.endsWith(">")) {
            Class<?> constants = names.classOf(name.substring(open + 1, name.length() - 1));
            return collectionOf(constants, name.substring(0, open), types);
        }
        Class<?> named = names.classOf(name);
        if (named == Map.Entry.class) {
            return types.constructParametricType(named, Object.class, Object.class);
        }
        boolean fits = declared.getRawClass().isAssignableFrom(named);
        return fits ? types.constructSpecializedType(declared, named) : types.constructType(named);
    }

    private static JavaType collectionOf(Class<?> constants, String raw, TypeFactory types) {
        if (constants.isEnum() && raw.equals(EnumSet.class.getName())) {
            return types.constructCollectionType(EnumSet.class, constants);
        }
        if (constants.isEnum() && raw.equals(EnumMap.class.getName())) {
            return types.constructMapType(EnumMap.class, constants, Object.class);
        }
        throw TypingRules.neverWritten(raw, constants);
    }

    @Override
    public String getDescForKnownTypeIds() {
        return "names of classes";
    }

    @Override
    public JsonTypeInfo.Id getMechanism() {
        return JsonTypeInfo.Id.CLASS;
    }
}
