package io.hivecache.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleAbstractTypeResolver;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.TypeFactory;

/**
 * Sets Jackson up to bring back what it was given: it reads and writes fields as serialization does, keeps time zones
 * and the names of enums, and names classes where the declared type does not tell them. Each codec has a mapper of its
 * own, because a mapper remembers classes.
 */
final class JacksonMapper {
    private static final int MAX_DIGITS = 100_000;

    private JacksonMapper() {}

    static JsonMapper create(ClassNames names, ClassLoader loader) {
        MapKeys keys = new MapKeys(names);
        JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(constraints())
                        .build())
                .typeFactory(TypeFactory.createDefaultInstance().withClassLoader(loader))
                .findAndAddModules(loader)
                .addModule(keys)
                .addModule(new SimpleModule("io.hivecache.codec")
                        .setSerializerModifier(new FaithfulSerializers())
                        .setDeserializerModifier(new ResolvingDeserializers()))
                .addAbstractTypeResolver(new SimpleAbstractTypeResolver().addMapping(Set.class, LinkedHashSet.class))
                .setDefaultTyping(new ClassNameTyping(names))
                .polymorphicTypeValidator(new AllowListValidator(names))
                .changeDefaultVisibility(visibility -> visibility
                        .withFieldVisibility(Visibility.ANY)
                        .withGetterVisibility(Visibility.NONE)
                        .withIsGetterVisibility(Visibility.NONE)
                        .withSetterVisibility(Visibility.NONE))
                .enable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(DateTimeFeature.WRITE_DATES_WITH_CONTEXT_TIME_ZONE)
                .disable(DateTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .build();
        keys.use(mapper);
        return mapper;
    }

    /** Whatever was written may be read: only the time that a number takes to parse needs a bound. */
    private static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxNumberLength(MAX_DIGITS)
                .build();
    }
}
