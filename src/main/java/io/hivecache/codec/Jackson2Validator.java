package io.hivecache.codec;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;

/** What {@link AllowListValidator} is, for Jackson 2. */
final class Jackson2Validator extends PolymorphicTypeValidator {
    private static final long serialVersionUID = 1L;

    private final transient ClassNames names;

    Jackson2Validator(ClassNames names) {
        this.names = names;
    }

    @Override
    public Validity validateBaseType(MapperConfig<?> context, JavaType base) {
        return Validity.INDETERMINATE;
    }

    @Override
    public Validity validateSubClassName(MapperConfig<?> context, JavaType base, String name) {
        return names.within(base.getRawClass()).allows(name) ? Validity.ALLOWED : Validity.DENIED;
    }

    @Override
    public Validity validateSubType(MapperConfig<?> context, JavaType base, JavaType type) {
        return validateSubClassName(context, base, type.getRawClass().getName());
    }
}
