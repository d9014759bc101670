package io.hivecache.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.LinkedHashSet;
import java.util.Set;

/** What {@link JacksonMapper} is, for Jackson 2, with the defaults of Jackson 3. */
final class Jackson2Mapper {
    private static final int MAX_DIGITS = 100_000;
    private static final int REMEMBERED_TYPES = 200;

    private Jackson2Mapper() {}

    static JsonMapper create(ClassNames names, ClassLoader loader) {
        Jackson2MapKeys keys = new Jackson2MapKeys(names);
        JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(constraints())
                        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                        .build())
                // A cache of its own, since the default's belongs to everybody and keeps class loaders.
                .typeFactory(TypeFactory.defaultInstance()
                        .withCache((LookupCache<Object, JavaType>)
                                new LRUMap<Object, JavaType>(REMEMBERED_TYPES, REMEMBERED_TYPES))
                        .withClassLoader(loader))
                .annotationIntrospector(new Jackson2RecordOrder())
                .addModule(new JavaTimeModule().disable(JavaTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID))
                .addModule(new Jdk8Module())
                .addModules(JsonMapper.findModules(loader))
                .addModule(keys)
                .addModule(new SimpleModule("io.hivecache.codec")
                        .addAbstractTypeMapping(Set.class, LinkedHashSet.class)
                        .setSerializerModifier(new Jackson2Serializers())
                        .setDeserializerModifier(new Jackson2Deserializers()))
                .setDefaultTyping(new Jackson2Typing(names))
                .polymorphicTypeValidator(new Jackson2Validator(names))
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.SETTER, Visibility.NONE)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.DEFAULT_VIEW_INCLUSION, MapperFeature.USE_GETTERS_AS_SETTERS)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
                .disable(
                        SerializationFeature.FAIL_ON_EMPTY_BEANS,
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DATES_WITH_CONTEXT_TIME_ZONE)
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
