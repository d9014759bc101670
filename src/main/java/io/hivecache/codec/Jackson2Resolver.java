package io.hivecache.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@link ClassNameResolver} is, for Jackson 2, which writes no name where it is answered none. */
final class Jackson2Resolver implements TypeIdResolver {
    private final JavaType declared;
    private final ClassNames names;
    private final TypeFactory types;
    private final @Nullable Class<?> unnamed;

    /** The class that is not named is that of the objects that are exactly of the declared type; null if all are named. */
    Jackson2Resolver(JavaType declared, ClassNames names, TypeFactory types, @Nullable Class<?> unnamed) {
        this.declared = declared;
        this.names = names.within(declared.getRawClass());
        this.types = types;
        this.unnamed = unnamed;
    }

    @Override
    public void init(JavaType type) {}

    @Override
    public @Nullable String idFromValue(Object value) {
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
            refuseElementType(types.constructType(value.getClass()));
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
    public @Nullable String idFromValueAndType(@Nullable Object value, Class<?> type) {
        return value == null ? type.getName() : idFromValue(value);
    }

    @Override
    public String idFromBaseType() {
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
