package io.hivecache.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;

/** Makes the codecs that tests ask for, as a cache would. */
final class Codecs {
    private static final ClassLoader LOADER = Codecs.class.getClassLoader();

    private Codecs() {}

    /** A codec with nothing declared and everything allowed, as an untyped cache on the embedded hive has it. */
    static <T> Codec<T> untyped(String name) {
        return of(name, Object.class, AllowList.everything());
    }

    static <T> Codec<T> of(String name, Type type, String... allowed) {
        return of(name, type, AllowList.of(List.of(allowed)));
    }

    static <T> Codec<T> of(String name, Type type, AllowList allowList) {
        return of(name, type, allowList, LOADER);
    }

    static <T> Codec<T> of(String name, Type type, AllowList allowList, ClassLoader loader) {
        return factory(name).create(new CodecContext(type, CacheClassLoader.forDecoding(loader), allowList));
    }

    /** Also knows {@code jackson2}, which is {@code jackson} where there is no Jackson 3. */
    private static CodecFactory factory(String name) {
        return name.equals("jackson2") ? new JacksonCodecFactory(true) : CodecFactories.find(name, LOADER);
    }

    /** The type {@code raw<arguments>}. */
    static Type generic(Class<?> raw, Type... arguments) {
        return new ParameterizedType() {
            @Override
            public Type[] getActualTypeArguments() {
                return arguments.clone();
            }

            @Override
            public Type getRawType() {
                return raw;
            }

            @Override
            public Type getOwnerType() {
                return raw.getDeclaringClass();
            }
        };
    }
}
