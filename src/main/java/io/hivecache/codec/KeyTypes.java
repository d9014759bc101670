package io.hivecache.codec;

import java.util.Map;
import java.util.Objects;

/** Finds what the names in the text of a key stand for, as far as it may be brought to life. */
final class KeyTypes {
    private final ClassNames names;
    private final ClassLoader loader;
    private final Map<String, KeyFormat<?>> formats;

    KeyTypes(AllowList allowList, ClassLoader loader, Map<String, KeyFormat<?>> formats) {
        this.names = new ClassNames(allowList, loader);
        this.loader = loader;
        this.formats = formats;
    }

    /** Answers whether a text in parentheses, and no parts, follows this name. */
    boolean isScalar(String name) {
        return name.equals("Class")
                || KeyArrays.contains(name)
                || KeyScalars.named(name) != null
                || (name.indexOf('.') >= 0 && formats.containsKey(classNameOf(name)));
    }

    /**
     * Answers the value of a scalar.
     *
     * @throws RuntimeException if there is none with this text
     */
    Object scalar(String name, String text) {
        if (name.equals("Class")) {
            return names.classOf(text);
        }
        if (KeyArrays.contains(name)) {
            return KeyArrays.parse(name, text);
        }
        KeyScalar<?> scalar = KeyScalars.named(name);
        if (scalar != null) {
            return scalar.parse().apply(text);
        }
        return Objects.requireNonNull(formats.get(classNameOf(name))).parse(text);
    }

    /**
     * Answers the shape of the keys with this name.
     *
     * @throws CodecException if there is none, or it is not allowed
     */
    KeyShape shape(String name) {
        KnownKeys known = KnownKeys.named(name);
        return KeyClass.of(known == null ? names.classOf(classNameOf(name)) : find(known))
                .shape();
    }

    private Class<?> find(KnownKeys known) {
        try {
            return CacheClassLoader.resolve(known.className, loader);
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new CodecException("the class " + known.className + " is not on the class path", missing);
        }
    }

    /**
     * Answers the constant of an enum.
     *
     * @throws RuntimeException if there is none with this name, or the enum is not allowed
     */
    @SuppressWarnings({"rawtypes", "unchecked"}) // asSubclass has checked that it is some enum.
    Object constant(String name) {
        int dot = name.lastIndexOf('.');
        Class<?> type = names.classOf(classNameOf(name.substring(0, Math.max(dot, 0))));
        return Enum.valueOf(type.asSubclass(Enum.class), name.substring(dot + 1));
    }

    /**
     * Answers the name of the class that a name with a dot stands for; the dot of the unnamed package is not part of
     * it.
     */
    private static String classNameOf(String name) {
        if (name.indexOf('.') < 0) {
            throw new CodecException("it says '" + name + "', which means nothing");
        }
        return name.lastIndexOf('.') == 0 ? name.substring(1) : name;
    }
}
