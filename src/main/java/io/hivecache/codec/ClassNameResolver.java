package io.hivecache.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.TypeIdResolver;

/** Names the classes of the objects that one declared type admits, and finds them by their names. */
final class ClassNameResolver implements TypeIdResolver {

    private final JavaType declared;
    private final ClassNames names;

    ClassNameResolver(JavaType declared, ClassNames names) {
        this.declared = declared;
        this.names = names.within(declared.getRawClass());
    }

    @Override
    public void init(JavaType type) {}

    @Override
    public String idFromValue(DatabindContext context, Object value) {
        return names.nameOf(value);
    }

    @Override
    public String idFromValueAndType(DatabindContext context, @Nullable Object value, Class<?> type) {
        return value == null ? type.getName() : names.nameOf(value);
    }

    @Override
    public String idFromBaseType(DatabindContext context) {
        return declared.getRawClass().getName();
    }

    @Override
    public JavaType typeFromId(DatabindContext context, String name) {
        Class<?> named = names.classOf(name);
        if (!declared.getRawClass().isAssignableFrom(named)) {
            throw new CodecException("The content names the class " + name + " where only a "
                    + declared.getRawClass().getName() + " may be: it is damaged, or another version of the class wrote it");
        }
        return context.getTypeFactory().constructSpecializedType(declared, named);
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
