package io.hivecache.codec;

import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/** Holds the class names that Jackson's own annotations put into JSON to the same list as ours. */
final class AllowListValidator extends PolymorphicTypeValidator {
    private static final long serialVersionUID = 1L;

    private final transient ClassNames names;

    AllowListValidator(ClassNames names) {
        this.names = names;
    }

    @Override
    public Validity validateBaseType(DatabindContext context, JavaType base) {
        return Validity.INDETERMINATE;
    }

    @Override
    public Validity validateSubClassName(DatabindContext context, JavaType base, String name) {
        return names.within(base.getRawClass()).allows(name) ? Validity.ALLOWED : Validity.DENIED;
    }

    @Override
    public Validity validateSubType(DatabindContext context, JavaType base, JavaType type) {
        return validateSubClassName(context, base, type.getRawClass().getName());
    }
}
